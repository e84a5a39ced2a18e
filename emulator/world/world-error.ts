/** One thing wrong with a world: where, as a JSON path (`projects[2].repositories[0].mode`), and what. */
export type Fault = { path: string; message: string }

/** A world that was refused, with all its faults. */
export class WorldError extends Error {
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    super(['This world was refused:', ...faults.map((f) => `  ${f.path}: ${f.message}`)].join('\n'))
    this.name = 'WorldError'
    this.faults = faults
  }
}

/** `['projects', 2, 'mode']` → `projects[2].mode`; the whole document is `(world)`. */
export function jsonPath(path: readonly PropertyKey[]): string {
  const text = path.reduce<string>((soFar, key) => {
    if (typeof key === 'number') return `${soFar}[${key}]`
    const name = String(key)
    if (!/^[A-Za-z_]\w*$/.test(name)) return `${soFar}[${JSON.stringify(name)}]`
    return soFar === '' ? name : `${soFar}.${name}`
  }, '')
  return text === '' ? '(world)' : text
}
