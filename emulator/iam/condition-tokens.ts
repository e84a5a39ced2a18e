/** A condition outside the subset the emulator can honour. */
export class ConditionError extends Error {}

const TOKEN =
  /\s*(?:(&&|\|\||==|!=|<=|>=|[<>!().])|([A-Za-z_]\w*)|"((?:[^"\\\n]|\\["'\\])*)"|'((?:[^'\\\n]|\\["'\\])*)')/y

/** A piece of a condition, and where it begins. */
export type Token = { kind: 'symbol' | 'word' | 'text' | 'end'; value: string; at: number }

/** Cuts a condition into its pieces; throws a ConditionError at what is no piece of CEL. */
export function tokenizeCondition(expression: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (expression.slice(at).trim() !== '') {
    TOKEN.lastIndex = at
    const match = TOKEN.exec(expression)
    if (match === null) {
      throw new ConditionError(`the condition cannot be read at character ${at + 1}`)
    }
    const [, symbol, word, double, single] = match
    const quoted = double ?? single
    if (symbol !== undefined) tokens.push({ kind: 'symbol', value: symbol, at })
    else if (word !== undefined) tokens.push({ kind: 'word', value: word, at })
    else if (quoted !== undefined)
      tokens.push({ kind: 'text', value: quoted.replace(/\\(.)/g, '$1'), at })
    at = TOKEN.lastIndex
  }
  return tokens
}
