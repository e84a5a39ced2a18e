import type { Program } from './script-plan'

const READERS: readonly (readonly [RegExp, (...words: string[]) => Program])[] = [
  [/^pipx install --index-url \S+ (\S+)$/, (app = '') => ({ by: 'pipx', app })],
  [
    /^pipx inject --index-url \S+ (\S+) (\S+)$/,
    (app = '', added = '') => ({ by: 'pipx', app, with: added }),
  ],
  [
    /^uv tool install --index \S+ (\S+) --with (\S+)$/,
    (app = '', added = '') => ({ by: 'uv', app, with: added }),
  ],
  [
    /^python -m pip install --index-url \S+ (\S.*)$/,
    (packages = '') => ({ by: 'pip', packages: packages.split(' ') }),
  ],
]

/** What a guide's commands install, line by line; undefined if a line is something else. */
export function readPrograms(content: string): readonly Program[] | undefined {
  const programs = content.split('\n').map(readLine)
  const known = programs.filter((program) => program !== undefined)
  return known.length === programs.length ? known : undefined
}

function readLine(line: string): Program | undefined {
  for (const [pattern, make] of READERS) {
    const words = pattern.exec(line)?.slice(1)
    if (words) return make(...words)
  }
  return undefined
}
