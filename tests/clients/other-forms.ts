import { fillIn } from '@/lib/core/key/fill-in'
import { readServiceAccountKey } from '@/lib/core/key/read-service-account-key'
import type { FileStep, Step } from '@/lib/core/setup/guide'
import { followSteps, putFile, type Trail, writeFile } from './follow-guide'
import type { Machine } from './machine'
import { REPOSITORY } from './world'

/** A form of a step that leads elsewhere than its command, and what differs or goes wrong. */
export type Different = { step: string; form: string; script: string; difference: string }

/**
 * Takes each step that has another form (as a file, with the key itself in the command) in that one, too, on the machine as it was
 * before. That is then the same as after the command; where it is not, the rest of the guide is followed from there. `keyFile`: what the
 * reader gives the page.
 */
export async function differentForms(
  machine: Machine,
  trail: Trail,
  keyFile: Uint8Array,
): Promise<readonly Different[]> {
  const different: Different[] = []
  for (const [at, { step, before, after }] of trail.entries()) {
    for (const [form, script] of Object.entries(scripts(step, keyFile))) {
      const command = typeof script === 'string' ? script : writeFile(machine, before, script)
      const { state, status, output } = await machine.run(before, command)
      const add = (difference: string) =>
        different.push({ step: step.id, form, script: command, difference })
      if (status !== 0) {
        add(output)
        continue
      }
      const difference = said(await machine.compare(after, state))
      if (difference === '') continue
      const rest = trail.slice(at + 1).map((one) => one.step)
      const [mistake] = (await followSteps(machine, state, rest)).mistakes
      if (mistake) add(`${difference}\nand then\n$ ${mistake.command}\n${mistake.output}`)
    }
  }
  return different
}

/** The command, or the file to have, of each other form. */
function scripts(step: Step, keyFile: Uint8Array): Readonly<Record<string, string | FileStep>> {
  if (step.kind !== 'command') return {}
  const { asFile, keyed, asKeyedFile } = step
  const key = () => {
    const reading = readServiceAccountKey({ name: 'key.json', bytes: keyFile }, REPOSITORY.project)
    if (!reading.ok) throw new Error(reading.problem)
    return reading.key
  }
  return {
    ...(asFile && { 'as a file': asFile }),
    ...(keyed && { 'with the key': fillIn(keyed, key()) }),
    ...(asKeyedFile && {
      'as a file with the key': putFile(asKeyedFile.path, fillIn(asKeyedFile.keyed, key())),
    }),
  }
}

function said({ before, after }: Awaited<ReturnType<Machine['compare']>>): string {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names
    .filter((name) => before[name] !== after[name] && !MAY_DIFFER.test(name))
    .map((name) => `${name}\n  command: ${before[name]}\n  this form: ${after[name]}`)
    .join('\n')
}

/** What a client keeps of its own runs. */
const MAY_DIFFER = /\/\.local\/state\/pipx\/log\//
