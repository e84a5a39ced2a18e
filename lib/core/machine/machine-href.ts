import type { RepositoryName } from '../repository-name'
import { type SetupChoices, setupHref } from '../setup/setup-request'

/** What a setup page is also to be had as, beside single files. */
export const MACHINE_FORMS = ['setup.md', 'setup.json', 'setup.sh', 'setup.ps1'] as const
export type MachineForm = (typeof MACHINE_FORMS)[number]

/** The address of a setup page's other form: the same query. Machines have no last choice, so the choices are to be whole. */
export function machineHref(
  name: RepositoryName,
  form: MachineForm | `files/${string}`,
  choices: SetupChoices,
): string {
  const [path = '', query] = setupHref(name, choices).split('?')
  return `${path}/${form}${query === undefined ? '' : `?${query}`}`
}
