/**
 * Who is allowed what on one resource; inherited by everything below it. Version 3: conditions are there.
 * https://docs.cloud.google.com/iam/docs/reference/rest/v1/Policy
 */
export type Policy = { bindings: readonly Binding[] }

export type Binding = {
  /** `roles/…`, `projects/…/roles/…` or `organizations/…/roles/…`. */
  role: string
  members: readonly string[]
  condition?: Condition | undefined
}

/** `expression` is CEL. */
export type Condition = {
  expression: string
  title?: string | undefined
  description?: string | undefined
}

/**
 * Takes away what allow policies give, on an organization, folder or project and everything below it.
 * https://docs.cloud.google.com/iam/docs/reference/rest/v2/policies#DenyRule
 */
export type DenyPolicy = { name: string; rules: readonly DenyRule[] }

export type DenyRule = {
  /** In the form of IAM v2: `principal://goog/subject/…`, `principalSet://goog/group/…`, … */
  deniedPrincipals: readonly string[]
  exceptionPrincipals: readonly string[]
  /** As `artifactregistry.googleapis.com/repositories.uploadArtifacts`. */
  deniedPermissions: readonly string[]
  exceptionPermissions: readonly string[]
  denialCondition?: Condition | undefined
}
