import type { System } from '../guide'

/** Opens the project's own file: what a person takes out of it by hand, a program would spoil. */
export const EDIT_PYPROJECT = {
  linux: `\${EDITOR:-nano} pyproject.toml`,
  macos: 'open -e pyproject.toml',
  windows: 'notepad pyproject.toml',
  'windows-cmd': 'notepad pyproject.toml',
} as const satisfies Record<System, string>
