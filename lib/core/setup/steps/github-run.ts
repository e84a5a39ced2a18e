import type { CommandStep } from '../guide'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { AUTOMATION_SOURCES } from './automation-sources'

/** Starts a workflow by hand. */
export function runWorkflow({ system }: Subject, workflow: string): CommandStep {
  return {
    id: 'run-workflow',
    kind: 'command',
    title: 'Run it',
    why: 'Versions are never replaced: raise the version before each run.',
    source: AUTOMATION_SOURCES.ghRun,
    badges: ['WRITER ONLY'],
    shell: SHELLS[system],
    content: `gh workflow run ${workflow}`,
  }
}
