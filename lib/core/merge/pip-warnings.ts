import type { IniSection } from '../quote/ini-document'
import type { IniPart } from './ini-sections'
import { INSTEAD, TAKEN_OVER, when } from './warning-parts'

/** The commands that ask an index; what the section of one says wins over `[global]` (tried: pip 26.3). */
const COMMANDS = ['install', 'download', 'wheel', 'lock', 'list', 'index']

/**
 * Facts: https://pip.pypa.io/en/stable/topics/configuration/#configuration-files, `_get_ordered_configuration_items` in
 * pip/_internal/cli/parser.py and `use_keyring` in pip/_internal/network/auth.py; tried with pip 23.0, 24.0 and 26.3.
 */
export function pipWarnings(
  merged: readonly IniPart[],
  wanted: readonly IniSection[],
): readonly string[] {
  const all = settings(merged)
  const set = (key: string, isMeant: (value: string) => boolean = () => true) =>
    all.filter((setting) => setting.key === key && isMeant(setting.value))
  const ours = new Map(wanted.flatMap(({ entries }) => entries))
  const isOther = (key: string) => (value: string) => value !== ours.get(key)
  const extra = set('extra-index-url', isOther('extra-index-url'))
  const [noIndex, noInput] = [set('no-index', isTrue), set('no-input', isTrue)]
  const disabled = set('keyring-provider', (value) => value === 'disabled')
  const rivals = ours.has('index-url')
    ? set('index-url', isOther('index-url')).filter(({ command }) => command !== undefined)
    : []
  return [
    ...when(
      extra.length > 0,
      `\`extra-index-url\` is set: pip takes the highest version from any index, ${TAKEN_OVER}. ${INSTEAD}`,
    ),
    ...when(
      rivals.length > 0,
      `An \`index-url\` in ${places(rivals)} wins over \`[global]\`: ${who(rivals)} then asks that one and not this repository. Take it out.`,
    ),
    ...when(
      set('pypi-url', isOther('index-url')).length > 0,
      '`pypi-url` is another name of `index-url`, and of the two the later one wins. Take it out.',
    ),
    ...when(
      noIndex.length > 0,
      `\`no-index\` is set: ${who(noIndex)} asks no index at all. Take it out.`,
    ),
    ...when(
      disabled.length > 0,
      `\`keyring-provider = disabled\` is set: ${who(disabled)} never asks keyring, and finds no password for this repository. Take it out.`,
    ),
    ...when(
      noInput.length > 0,
      `\`no-input\` is set: ${who(noInput)} then asks keyring only if \`keyring-provider\` is \`subprocess\` or \`import\`, and before pip 23.1 never. Take it out.`,
    ),
  ]
}

/** Where it is written and, outside of `[global]`, for which command it counts. */
type Setting = { section: string; command?: string; key: string; value: string }

/** What pip reads of the file: a section has what `[DEFAULT]` says as well, and an empty value says nothing. */
function settings(merged: readonly IniPart[]): readonly Setting[] {
  const named = (name: string) =>
    merged.filter((section) => section.name === name).flatMap(({ options }) => options)
  return merged.flatMap(({ name, options }) => {
    if (name !== 'global' && !COMMANDS.includes(name)) return []
    const inherited = named('DEFAULT').filter(({ key }) => options.every((own) => own.key !== key))
    const found = [
      ...options.map((option) => ({ section: name, ...option })),
      ...inherited.map((option) => ({ section: 'DEFAULT', ...option })),
    ]
    return found.flatMap(({ section, key, value }) =>
      value.trim() === ''
        ? []
        : [{ section, key, value: value.trim(), ...(name === 'global' ? {} : { command: name }) }],
    )
  })
}

function isTrue(value: string): boolean {
  return /^(?:y|yes|t|true|on|1)$/i.test(value)
}

function places(found: readonly Setting[]): string {
  return [...new Set(found.map(({ section }) => `\`[${section}]\``))].join(' or ')
}

function who(found: readonly Setting[]): string {
  if (found.some(({ command }) => command === undefined)) return 'pip'
  return [...new Set(found.map(({ command }) => `\`pip ${command}\``))].join(' or ')
}
