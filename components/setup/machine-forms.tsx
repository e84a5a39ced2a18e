import { type MachineForm, machineHref } from '@/lib/core/machine/machine-href'
import { planScript } from '@/lib/core/machine/script/plan-script'
import type { RepositoryName } from '@/lib/core/repository-name'
import { choicesOf, type SetupRequest } from '@/lib/core/setup/setup-request'
import { isWindows } from '@/lib/core/setup/systems'
import { Prose } from '../prose'
import { CopyPrompt } from './copy-prompt'

/** This page as programs read it: the same choices, whole. Where no script can do it, there is none to open, and why. */
export function MachineForms({ name, request }: { name: RepositoryName; request: SetupRequest }) {
  const { tool, system } = request
  const choices = { ...choicesOf(request), tool, system }
  const link = (form: MachineForm, words: string) => (
    <a href={machineHref(name, form, choices)} className="text-accent hover:underline">
      {words}
    </a>
  )
  const plan = planScript(name, request)
  return (
    <p className="not-on-paper flex flex-wrap items-center gap-x-3 text-quiet text-sm">
      <span>This page for programs:</span>
      {link('setup.md', 'Markdown')}
      {link('setup.json', 'JSON')}
      {plan.kind === 'plan' && link(isWindows(system) ? 'setup.ps1' : 'setup.sh', 'Script')}
      <CopyPrompt address={machineHref(name, 'setup.md', choices)} />
      {plan.kind === 'impossible' && (
        <span data-no-script="" className="basis-full">
          <span className="line-through decoration-1">Script</span>: <Prose text={plan.reason} />
        </span>
      )}
    </p>
  )
}
