import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Step } from '@/lib/core/setup/guide'
import type { Emulator } from '../../emulator/start-emulator.ts'

/** What a step printed, and how its last command ended. */
export type Outcome = { step: Step; output: string; status: number }

/** A terminal in a home folder of its own, with an active virtual environment, before the emulator's index. */
export type Terminal = { emulator: Emulator; home: string; venv: string }

/** Runs the steps as one person would, in one terminal; gives what each printed. */
export async function followSteps(
  steps: readonly Step[],
  terminal: Terminal,
): Promise<readonly Outcome[]> {
  const { emulator, home, venv } = terminal
  const script = [
    // A client that asks a question fails instead of waiting for an answer.
    'exec 2>&1 </dev/null',
    ...steps.map((step, index) => {
      writeFileSync(join(home, `step-${index}.sh`), `${standIn(step, terminal)}\n`)
      return `echo; echo "@@ step ${index}"; . "$HOME/step-${index}.sh"; echo; echo "@@ status $?"`
    }),
  ].join('\n')
  const index = emulator.index
  if (!index) throw new Error('the emulator has no index')
  const { stdout } = await promisify(execFile)('bash', ['-c', script], {
    cwd: home,
    env: {
      HOME: home,
      PATH: `${join(venv, 'bin')}:${process.env['PATH']}`,
      VIRTUAL_ENV: venv,
      NODE_ENV: 'test',
      EDITOR: 'true',
      HTTPS_PROXY: index.proxyUrl,
      PIP_CERT: index.caFile,
      REQUESTS_CA_BUNDLE: index.caFile,
      SSL_CERT_FILE: index.caFile,
      CLOUDSDK_CORE_CUSTOM_CA_CERTS_FILE: index.caFile,
      CLOUDSDK_CORE_DISABLE_PROMPTS: '1',
      CLOUDSDK_CORE_DISABLE_USAGE_REPORTING: 'true',
      CLOUDSDK_COMPONENT_MANAGER_DISABLE_UPDATE_CHECK: 'true',
      PIP_NO_INPUT: '',
    },
  })
  return steps.map((step, at) => {
    const output = stdout.split(`@@ step ${at}\n`)[1]?.split('\n@@ status ') ?? []
    return { step, output: output[0] ?? '', status: Number(output[1]?.split('\n')[0]) }
  })
}

/** What the guide says, but for what needs a browser and a person: those write what gcloud would have written. */
function standIn(step: Step, { emulator, home }: Terminal): string {
  if (step.kind === 'file') {
    return `mkdir -p "$(dirname "${step.path}")"\ncat > "${step.path}" <<'END'\n${step.content}END`
  }
  const defaults = '$HOME/.config/gcloud/application_default_credentials.json'
  if (step.content === 'gcloud auth application-default login') {
    writeFileSync(
      join(home, 'authorized-user.json'),
      JSON.stringify(emulator.createAuthorizedUserFile('wes@example.com')),
    )
    return `mkdir -p "$HOME/.config/gcloud"\ncp "$HOME/authorized-user.json" "${defaults}"`
  }
  if (step.content === 'gcloud auth application-default revoke') return `rm "${defaults}"`
  return step.content
}
