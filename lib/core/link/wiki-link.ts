/** A link to be written down somewhere else. Addresses are absolute, and hold only what RFC 3986 allows, no `'()<>`. */
export type WikiLink = {
  href: string
  /** One line of plain text, not empty: `plainLabel` makes one. */
  text: string
  /** The address of a picture that stands for the text. */
  badge?: string
}

/** A way to write a link down. */
export type LinkFormat = {
  /** As its users call it. */
  name: string
  /** Where it is to be pasted, in a few words; backticks mark code. */
  where: string
  /** Why there is no badge in it; `undefined` where there can be one. */
  noBadge?: string
  /** Without a badge where the format has none. */
  write: (link: WikiLink) => string
}
