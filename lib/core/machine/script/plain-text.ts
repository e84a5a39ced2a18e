/** Prose without the marks around its code, for terminals. */
export function plainText(prose: string): string {
  return prose.replaceAll('`', '')
}
