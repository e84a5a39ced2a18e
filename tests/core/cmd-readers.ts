/**
 * What cmd.exe makes of a line at its prompt: `%NAME%` is replaced where there is such a variable, else the first `%`
 * stays and reading goes on behind it; a name ends at `:` too. Outside of double quotes `^` makes the next character
 * plain; the others that mean something there would be a second command or a file, which none of ours may become.
 * @see https://stackoverflow.com/a/7970912 by those who tried it all out
 */
export function readByCmd(line: string, lookUp: (name: string) => string | undefined): string {
  let expanded = ''
  for (let at = 0; at < line.length; at += 1) {
    const [match, name = ''] = /^%([^%:]+)(?::[^%]*)?%/.exec(line.slice(at)) ?? []
    const value = match === undefined ? undefined : lookUp(name)
    if (match !== undefined && value !== undefined) {
      expanded += value
      at += match.length - 1
    } else {
      expanded += line.charAt(at)
    }
  }
  let read = ''
  let quoted = false
  for (let at = 0; at < expanded.length; at += 1) {
    const character = expanded.charAt(at)
    if (character === '"') quoted = !quoted
    if (!quoted && character === '^') at += 1
    else if (!quoted && /[&|<>()]/.test(character)) throw new Error(`${character} ends the command`)
    read += !quoted && character === '^' ? expanded.charAt(at) : character
  }
  if (quoted) throw new Error('The quotes stay open')
  return read
}

/**
 * What a C program gets of it: 2n backslashes before a quote are n and the quote counts, 2n + 1 are n and a plain quote; two
 * quotes inside of quotes are a plain one.
 * @see https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments
 */
export function readByC(line: string): readonly string[] {
  const found: string[] = []
  let argument: string | undefined
  let quoted = false
  for (let at = 0; at < line.length; ) {
    const backslashes = /^\\*/.exec(line.slice(at))?.[0].length ?? 0
    at += backslashes
    const character = line.charAt(at)
    if (character !== '"') {
      if (backslashes > 0) argument = (argument ?? '') + '\\'.repeat(backslashes)
      if (character === '' || (!quoted && /[ \t]/.test(character))) {
        if (argument !== undefined) found.push(argument)
        argument = undefined
      } else {
        argument = (argument ?? '') + character
      }
      at += 1
      continue
    }
    argument = (argument ?? '') + '\\'.repeat(Math.floor(backslashes / 2))
    if (backslashes % 2 === 1) {
      argument += '"'
    } else if (quoted && line.charAt(at + 1) === '"') {
      argument += '"'
      at += 1
    } else {
      quoted = !quoted
    }
    at += 1
  }
  return argument === undefined ? found : [...found, argument]
}

/** A program and its arguments. */
export type Call = readonly [program: string, ...args: string[]]

const BUILT_IN = new Set(['del', 'echo', 'exit', 'if', 'rmdir', 'set', 'type'])

/** What a stand-in for any program prints. */
const PRINTED = 'VALUE'

/** `for /f … in (…) do @…`: the command that is asked, and what is done with its one line. */
const FOR = /^for \/f "(?:usebackq )?delims==?" %i in \((?:`(.*)`|'(.*)')\) do @(.*)$/

/** The calls of programs in a block of a guide, each of which prints `VALUE`. Not those of what follows a failure. */
export function callsOf(
  block: string,
  lookUp: (name: string) => string | undefined,
): readonly Call[] {
  const variables = new Map<string, string>()
  const known = (name: string) => variables.get(name) ?? lookUp(name)
  return block.split('\n').flatMap((line) => {
    const calls = callsOfLine(line, known)
    for (const [name, value] of settingsOf(line, known)) variables.set(name, value)
    return calls
  })
}

/** The variables that a block sets, with what they are in the end: empty where it takes them away. */
export function variablesOf(
  block: string,
  lookUp: (name: string) => string | undefined,
): ReadonlyMap<string, string> {
  const variables = new Map<string, string>()
  for (const line of block.split('\n')) {
    for (const [name, value] of settingsOf(line, (name) => variables.get(name) ?? lookUp(name))) {
      variables.set(name, value)
    }
  }
  return variables
}

function callsOfLine(line: string, lookUp: (name: string) => string | undefined): Call[] {
  const [, quoted, plain, body] = FOR.exec(line) ?? []
  if (body !== undefined) {
    return [
      ...callsOfLine(quoted ?? plain ?? '', lookUp),
      ...callsOfLine(body.replaceAll('%i', PRINTED), lookUp),
    ]
  }
  return line.split(' | ').flatMap((part): Call[] => {
    const [command = ''] = part.replace(/ 2>&1$/, '').split(/ >NUL && /)
    const [first = ''] = command.split(' ')
    if (BUILT_IN.has(first) || first.startsWith('(')) return []
    const [program = '', ...args] = readByC(readByCmd(command, lookUp))
    return [[program, ...args]]
  })
}

function settingsOf(line: string, lookUp: (name: string) => string | undefined) {
  const body = FOR.exec(line)?.[3]?.replaceAll('%i', PRINTED) ?? line
  const [, name, value] = /^set "([^=]+)=(.*)"$/.exec(readByCmd(outsideQuotes(body), lookUp)) ?? []
  return name === undefined || value === undefined ? [] : [[name, value] as const]
}

/** Only `set` is read here: any other line may have characters that would end a command. */
function outsideQuotes(line: string): string {
  return line.startsWith('set ') ? line : ''
}
