import type { CommandStep } from '../guide'
import { SOURCES } from '../sources'
import { isWindows, SHELLS } from '../systems'
import type { InPipFile } from './pip-index'

/** The variable that says where the active environment is. */
type EnvironmentVariable = 'VIRTUAL_ENV' | 'CONDA_PREFIX'

/**
 * Right after the key was put into pip's file: pip makes one that everybody on the computer can read (0644), and leaves the mode of one
 * that is there (tried: 23.2.1, 26.3). Nothing to do for a person's own file on Windows: `icacls %USERPROFILE%` names the person, the
 * system and its administrators, whom no list keeps out (read, not tried), and {@link OWN_PROFILE} says so. An environment
 * can lie anywhere.
 */
export function protectPipFile(
  subject: InPipFile,
  environment: EnvironmentVariable = 'VIRTUAL_ENV',
): readonly CommandStep[] {
  if (isWindows(subject.system) && subject.scope === 'user') return []
  return [
    {
      id: 'protect-settings',
      kind: 'command',
      title: 'Keep pip’s file to yourself',
      why: 'The key is in it now, and pip lets everybody on the computer read its file.',
      source: SOURCES.pipConfiguration,
      shell: SHELLS[subject.system],
      content:
        subject.scope === 'user'
          ? OWN[subject.system === 'macos' ? 'macos' : 'linux']
          : {
              bash: `chmod 600 "$${environment}/pip.conf"`,
              powershell: `icacls "$env:${environment}\\pip.ini" /inheritance:r /grant:r "$($env:USERNAME):M"`,
              cmd: `icacls "%${environment}%\\pip.ini" /inheritance:r /grant:r "%USERNAME%:M"`,
            }[SHELLS[subject.system]],
    },
  ]
}

/** For Macs: pip takes the first if its folder is there. */
const OWN = {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: for the shell, not for us.
  linux: 'chmod 600 "${XDG_CONFIG_HOME:-$HOME/.config}/pip/pip.conf"',
  macos:
    'chmod 600 "$HOME/Library/Application Support/pip/pip.conf" 2>/dev/null || chmod 600 "$HOME/.config/pip/pip.conf"',
} as const

/** For a file in the person's profile on Windows. */
export const OWN_PROFILE =
  'The file lies in your own profile, which Windows keeps from other users: `icacls` would add nothing.'
