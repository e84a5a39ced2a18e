import type { PasswordSignIn } from '../credential'
import type { CheckStep, CommandStep } from '../guide'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { AUTOMATION_SOURCES } from './automation-sources'
import { inEnglish } from './in-english'
import { MEND_SECRET, RENOVATE_FILE } from './renovate-config'

/** Prints what the person puts into a form: Mend has no program of its own for this. */
export function giveKeyToMend({ system }: Subject, { password }: PasswordSignIn): CommandStep {
  return {
    id: 'give-key',
    kind: 'command',
    title: 'Give the key to Mend’s app',
    why: `Prints base64 of the whole key. On developer.mend.io, in the settings of your organization or repository, add it under Credentials as a secret with the name \`${MEND_SECRET}\`. Then clear the screen.`,
    source: AUTOMATION_SOURCES.renovateHosted,
    danger:
      'This key does not expire, and now a copy of it is with Mend. Renovate on GitHub Actions needs no key: choose Workload Identity Federation.',
    shell: SHELLS[system],
    content: password.command,
  }
}

/** Mend shows what its app did only on its own page, so this asks what the app reads. */
export function seePushed({ system }: Subject): CheckStep {
  return {
    id: 'see-pushed',
    kind: 'check',
    title: 'See that Mend can read the configuration',
    why: 'Then look at the newest job on developer.mend.io: its log has no `statusCode=401` and no `statusCode=403`.',
    source: AUTOMATION_SOURCES.renovateHosted,
    shell: SHELLS[system],
    content: inEnglish(SHELLS[system], `git ls-tree --name-only origin/HEAD ${RENOVATE_FILE}`),
    expect: RENOVATE_FILE,
    otherwise: [
      { see: 'no line at all', means: 'The file is not on the default branch: push it.' },
      {
        see: 'Not a valid object name',
        means: 'git does not know the default branch yet: run `git remote set-head origin --auto`.',
      },
    ],
  }
}
