/** What a person may do with a repository, in the order the pages show it. */
export const ABILITIES = ['install', 'publish', 'delete', 'administer'] as const
export type Ability = (typeof ABILITIES)[number]

/** Three-valued: `unknown` is "could not find out", and is never shown as `denied`. */
export type Access = {
  is: 'granted' | 'denied' | 'unknown'
  /** One sentence in words for a person. */
  because: string
}

export type AccessByAbility = Readonly<Record<Ability, Access>>
