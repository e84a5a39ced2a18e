/** The three parts that name a repository, each already checked against Google's rules for it. */
export type RepositoryName = {
  /** A project ID, domain-scoped ones as `example.com:project`. Never a number. */
  project: string
  /** A region or multi-region: `us-central1`, `europe`. */
  location: string
  repository: string
}
