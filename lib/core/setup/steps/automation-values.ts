import type { CommandStep, Shell, Source } from '../guide'
import type { Subject } from '../tool'
import { setVariables } from './variables'

/** A variable of the terminal, and the command whose output it is to hold: an ID that only a server knows, never a secret. */
export type Printed = readonly [name: string, command: string]

/**
 * Puts what commands print into variables of the terminal, so that the next steps have nothing to fill in. The command is
 * one for bash, PowerShell and cmd alike. In cmd it runs within `for /f`, which takes `=`, `,`, `;` and `)` outside of double quotes for its
 * own, so flags are written `--flag value`, and what holds one of these stands between double quotes.
 */
export function rememberPrinted(
  subject: Subject,
  values: readonly Printed[],
  words: { id: string; title: string; why: string; source: Source; badges?: readonly string[] },
): CommandStep {
  return setVariables(
    subject,
    values.map(([name, command]) => [
      name,
      ['', { secret: { command, urlCommand: command, isKey: false }, encoding: 'literal' }, ''],
    ]),
    words,
  )
}

/** What stands for such a variable between double quotes. */
export function variableIn(shell: Shell, name: string): string {
  return { bash: `\${${name}}`, powershell: `\${env:${name}}`, cmd: `%${name}%` }[shell]
}
