import { powershellVerbatim } from '@/lib/core/quote/powershell-argument'
import { shellArgument } from '@/lib/core/quote/shell-argument'
import type { Secret } from '../credential'
import type { CommandStep, KeyedText, Shell, Source, UndoStep } from '../guide'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'

/** A secret as a part of a value: as it is, or percent-encoded for a URL's user info. */
type SecretPart = { secret: Secret; encoding: 'literal' | 'url' }
/** A text, or a text around one secret. The text around holds no quotes, blanks or characters that a shell takes for its own. */
export type VariableValue = string | readonly [before: string, secret: SecretPart, after: string]
export type Variable = readonly [name: string, value: VariableValue]

type Words = {
  id?: string
  title: string
  why: string
  source: Source
  badges?: readonly string[]
  danger?: string
}

/** Sets variables of this terminal, and of what is started from it. */
export function setVariables(
  { system }: Subject,
  variables: readonly Variable[],
  { id = 'set-variables', ...words }: Words,
): CommandStep {
  const shell = SHELLS[system]
  const keyed = variables.some(([, value]) => typeof value !== 'string' && value[1].secret.isKey)
  return {
    id,
    kind: 'command',
    ...words,
    shell,
    content: variables.map(([name, value]) => setVariable(shell, name, value)).join('\n'),
    ...(keyed && {
      keyed: variables.flatMap(([name, value], index) => [
        ...(index > 0 ? ['\n'] : []),
        ...setWithKey(shell, name, value),
      ]),
    }),
  }
}

/** Takes {@link setVariables} back. */
export function unsetVariables(
  { system }: Subject,
  names: readonly string[],
  { id = 'unset-variables', ...words }: Words,
): UndoStep {
  const shell = SHELLS[system]
  return {
    id,
    kind: 'undo',
    ...words,
    shell,
    content: names.map((name) => UNSET[shell](name)).join('\n'),
  }
}

/** The command that prints the secret in this encoding. */
export function printed({ secret, encoding }: SecretPart): string {
  return encoding === 'url' ? secret.urlCommand : secret.command
}

/**
 * A command with a secret in it that another command prints. `command` is given what stands for the secret, to be put
 * between double quotes. In cmd a command's output gets into another only through a loop; at a prompt its variable is `%i`.
 */
export function commandWithSecret(
  shell: Shell,
  part: SecretPart,
  command: (secret: string) => string,
): string {
  return shell === 'cmd'
    ? `for /f "usebackq delims=" %i in (\`${printed(part)}\`) do @${command('%i')}`
    : command(`$(${printed(part)})`)
}

const SET = {
  bash: (name: string, value: string) => `export ${name}=${value}`,
  powershell: (name: string, value: string) => `$env:${name} = ${value}`,
  cmd: (name: string, value: string) => `set "${name}=${value}"`,
}

/** The value in the quotes that the shell wants there. */
function setVariable(shell: Shell, name: string, value: VariableValue): string {
  if (typeof value === 'string') {
    // PowerShell takes a bare word behind `=` for a command.
    const quoted = {
      bash: shellArgument('bash', value),
      powershell: powershellVerbatim(value),
      cmd: value,
    }
    return SET[shell](name, quoted[shell])
  }
  const [before, part, after] = value
  return commandWithSecret(shell, part, (secret) => {
    const text = `${before}${secret}${after}`
    return SET[shell](name, shell === 'cmd' ? text : `"${text}"`)
  })
}

const UNSET = {
  bash: (name: string) => `unset ${name}`,
  powershell: (name: string) => `Remove-Item Env:${name}`,
  cmd: (name: string) => `set "${name}="`,
}

/** The key's characters, in either encoding, mean nothing to any of the shells between these quotes. */
const QUOTED = {
  bash: (name: string) => [`export ${name}='`, "'"],
  powershell: (name: string) => [`$env:${name} = '`, "'"],
  cmd: (name: string) => [`set "${name}=`, '"'],
} as const

function setWithKey(shell: Shell, name: string, value: VariableValue): KeyedText {
  if (typeof value === 'string' || !value[1].secret.isKey) return [setVariable(shell, name, value)]
  const [open = '', close = ''] = QUOTED[shell](name)
  const key = value[1].encoding === 'url' ? 'url' : 'base64'
  return [`${open}${value[0]}`, { key }, `${value[2]}${close}`]
}
