import type { System } from '../guide'

/** Opens a file of the project: what a person takes out of it by hand, a program would spoil. `file` needs no quotes in any shell. */
export function editFile(system: System, file: string): string {
  return {
    linux: `\${EDITOR:-nano} ${file}`,
    macos: `open -e ${file}`,
    windows: `notepad ${file}`,
    'windows-cmd': `notepad ${file}`,
  }[system]
}
