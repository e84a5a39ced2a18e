import { iniDocument } from '@/lib/core/quote/ini-document'
import type { FileStep, System, UndoStep } from '../guide'
import { PYPIRC_PATHS, pypirc, pypircSection } from '../pypirc'
import { SOURCES } from '../sources'
import { PLATFORMS, SHELLS } from '../systems'
import type { Subject } from '../tool'

/** A file and not a command: twine has none for this, and one of ours could spoil a file that is there already. */
export function writePypirc(
  { repository, system }: Subject,
  { backend }: { backend: boolean },
): FileStep {
  const section = pypircSection(repository)
  return {
    id: 'write-pypirc',
    kind: 'file',
    title: 'Give the repository a name for twine',
    why: `If you have the file already, keep it: paste it below, or add \`${section}\` to its \`index-servers\`, and the section \`[${section}]\` at its end. The address has no \`/simple/\`. ${backend ? 'No user name is needed: keyring supplies it.' : 'The user name and the password come in the next step.'}`,
    source: SOURCES.pypirc,
    language: 'ini',
    name: '.pypirc',
    path: PYPIRC_PATHS[PLATFORMS[system]],
    sections: pypirc(repository),
    content: iniDocument(pypirc(repository)),
  }
}

const EDIT = {
  linux: `\${EDITOR:-nano} "$HOME/.pypirc"`,
  macos: 'open -e "$HOME/.pypirc"',
  windows: 'notepad "$env:USERPROFILE\\.pypirc"',
  'windows-cmd': 'notepad "%USERPROFILE%\\.pypirc"',
} as const satisfies Record<System, string>

/** Takes {@link writePypirc} back, by hand: a program that rewrote the file would lose its comments. */
export function cleanPypirc({ repository, system }: Subject): UndoStep {
  const section = pypircSection(repository)
  return {
    id: 'clean-pypirc',
    kind: 'undo',
    title: 'Take the repository out of `.pypirc`',
    why: `Delete the section \`[${section}]\` and its line under \`index-servers\`; the file, if nothing else is in it.`,
    source: SOURCES.pypirc,
    shell: SHELLS[system],
    content: EDIT[system],
  }
}
