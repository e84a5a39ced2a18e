import { type MachineForm, machineHref } from '@/lib/core/machine/machine-href'
import type { RepositoryName } from '@/lib/core/repository-name'
import { choicesOf, type SetupRequest } from '@/lib/core/setup/setup-request'
import { isWindows } from '@/lib/core/setup/systems'
import { CopyPrompt } from './copy-prompt'

/** This page as programs read it: the same choices, whole. */
export function MachineForms({ name, request }: { name: RepositoryName; request: SetupRequest }) {
  const { tool, system } = request
  const choices = { ...choicesOf(request), tool, system }
  const link = (form: MachineForm, words: string) => (
    <a href={machineHref(name, form, choices)} className="text-accent hover:underline">
      {words}
    </a>
  )
  return (
    <p className="not-on-paper flex flex-wrap items-center gap-x-3 text-quiet text-sm">
      <span>This page for programs:</span>
      {link('setup.md', 'Markdown')}
      {link('setup.json', 'JSON')}
      {isWindows(system) ? link('setup.ps1', 'Script') : link('setup.sh', 'Script')}
      <CopyPrompt address={machineHref(name, 'setup.md', choices)} />
    </p>
  )
}
