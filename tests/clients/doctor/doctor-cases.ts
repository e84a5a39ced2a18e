import type { SymptomCase } from '../symptom-case'
import { SYMPTOM_CASES } from '../symptom-cases'
import { PERSON } from '../world'

/** What only one command's arguments, or one file to publish, make wrong: nothing on the machine shows it before. */
export const UNSEEN: Readonly<Record<string, string>> = {
  'pip-no-input':
    '`--no-input` is typed, and kept nowhere. As a setting or a variable, it is seen (other-machines.ts).',
  'twine-skip-existing':
    '`--skip-existing` is typed, and kept nowhere. That this twine refuses it is among the facts.',
  'uv-publish-token':
    '`--token` is typed, and kept nowhere. As `UV_PUBLISH_TOKEN`, it is seen (other-machines.ts).',
}

/** What the doctor has to be told, where it cannot know it. */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  'pip-wrong-account': ['--account', PERSON],
  'pip-no-such-package': ['--package', 'no-such-package-here'],
}

export type DoctorCase = { symptom: SymptomCase; args: readonly string[] }

/** Every symptom that somebody's machine shows. */
export const DOCTOR_CASES: readonly DoctorCase[] = SYMPTOM_CASES.filter(
  ({ id }) => UNSEEN[id] === undefined,
).map((symptom) => ({
  symptom,
  args: [
    ...(symptom.guide.purpose === 'publish' ? ['--publish'] : []),
    ...(TOLD[symptom.id] ?? []),
  ],
}))

/** Google answers 403 to both, and tells those who may not see the project nothing more. */
const ONE_OF_TWO = new Set(['may-not-read', 'may-not-publish'])

/** Whether a code names the true cause, and nothing that is not there. */
export function namesTheCause(code: string, { cause, guide: { tool } }: SymptomCase): boolean {
  const accepted = [
    `doctor:1:${cause}:${tool}`,
    ...(ONE_OF_TWO.has(cause) ? [`doctor:1:${cause}+no-such-repository:${tool}`] : []),
  ]
  return accepted.includes(code)
}
