/** Made for products, for moving from another registry or for Google's support, or far more than looking takes. */
const SPECIAL = /^roles\/(?:composer|artifactregistry\.container|iam\.supportUser|editor$)/

/** Those of some roles that people have in their everyday work: whom to ask, and what to ask for. */
export function everydayRoles(roles: readonly string[]): readonly string[] {
  return roles.filter((role) => !SPECIAL.test(role))
}

/** As the end of a sentence that ends in "which …". */
export function rolesThatHold(roles: readonly string[]): string {
  return `${roles.map((role) => `\`${role}\``).join(', ')} ${roles.length === 1 ? 'holds' : 'hold'}`
}
