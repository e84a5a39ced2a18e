import { ConditionError, type Token, tokenizeCondition } from './condition-tokens.ts'
import { parseTimestamp } from './timestamp.ts'

/** What a condition can ask about. Times are milliseconds since 1970. */
export type ConditionContext = {
  time: number
  resource: { name: string; type: string; service: string }
}

/** A parsed condition: whether its binding is in force for this request. */
export type Condition = (context: ConditionContext) => boolean

/**
 * Parses the part of CEL that IAM conditions mostly use: `request.time` compared with `timestamp("…")`,
 * `resource.name|type|service` compared with a string or asked `startsWith`/`endsWith`, joined by `&&`, `||`,
 * `!` and parentheses. Anything else throws a ConditionError: honoured or refused, never ignored.
 * https://cloud.google.com/iam/docs/conditions-attribute-reference
 */
export function parseCondition(expression: string): Condition {
  const tokens = tokenizeCondition(expression)
  let position = 0
  const peek = (): Token =>
    tokens[position] ?? { kind: 'end', value: 'the end', at: expression.length }
  const take = () => {
    const token = peek()
    position++
    return token
  }
  const refuse = (token: Token, expected: string): never => {
    throw new ConditionError(
      `${expected} is expected at character ${token.at + 1} of the condition, not "${token.value}"; the emulator honours request.time and resource.name/type/service only`,
    )
  }
  const accept = (value: string) => {
    const found = peek().kind === 'symbol' && peek().value === value
    if (found) position++
    return found
  }
  const expect = (value: string) => {
    if (peek().kind === 'text' || peek().value !== value) refuse(peek(), `"${value}"`)
    take()
  }
  const text = () => (peek().kind === 'text' ? take().value : refuse(peek(), 'a quoted string'))

  const either = (): Condition => {
    let left = both()
    while (accept('||')) {
      const [a, b] = [left, both()]
      left = (context) => a(context) || b(context)
    }
    return left
  }
  const both = (): Condition => {
    let left = unary()
    while (accept('&&')) {
      const [a, b] = [left, unary()]
      left = (context) => a(context) && b(context)
    }
    return left
  }
  const unary = (): Condition => {
    if (accept('!')) {
      const isAgain = peek().kind === 'symbol' && peek().value === '!'
      const inner = isAgain ? unary() : operand({ isNegated: true })
      return (context) => !inner(context)
    }
    return operand({ isNegated: false })
  }
  // In CEL "!" binds more tightly than "==": `!resource.name == "x"` negates a text, and is refused.
  const operand = ({ isNegated }: { isNegated: boolean }): Condition => {
    if (accept('(')) {
      const inner = either()
      expect(')')
      return inner
    }
    return comparison(isNegated)
  }
  const comparison = (isNegated: boolean): Condition => {
    const token = take()
    if (token.kind === 'word' && token.value === 'request' && !isNegated) return time()
    if (token.kind === 'word' && token.value === 'resource') return resource(isNegated)
    if (token.kind === 'word' && token.value === 'true') return () => true
    if (token.kind === 'word' && token.value === 'false') return () => false
    return refuse(token, 'a condition')
  }
  const time = (): Condition => {
    expect('.')
    expect('time')
    const operator = take()
    expect('timestamp')
    expect('(')
    const literal = peek()
    const limit = parseTimestamp(text())
    if (limit === undefined) return refuse(literal, 'an RFC 3339 time')
    expect(')')
    switch (operator.kind === 'symbol' ? operator.value : '') {
      case '<':
        return (context) => context.time < limit
      case '<=':
        return (context) => context.time <= limit
      case '>':
        return (context) => context.time > limit
      case '>=':
        return (context) => context.time >= limit
      case '==':
        return (context) => context.time === limit
      case '!=':
        return (context) => context.time !== limit
      default:
        return refuse(operator, 'a comparison')
    }
  }
  const resource = (isNegated: boolean): Condition => {
    expect('.')
    const attribute = take()
    const read = attributeReader(attribute.value)
    if (attribute.kind !== 'word' || read === undefined)
      return refuse(attribute, 'name, type or service')
    const operator = take()
    if (operator.kind !== 'symbol') return refuse(operator, 'a comparison')
    if (operator.value === '.') {
      const method = take()
      if (method.kind !== 'word') return refuse(method, 'startsWith or endsWith')
      expect('(')
      const wanted = text()
      expect(')')
      if (method.value === 'startsWith') return (context) => read(context).startsWith(wanted)
      if (method.value === 'endsWith') return (context) => read(context).endsWith(wanted)
      return refuse(method, 'startsWith or endsWith')
    }
    if (isNegated) return refuse(operator, 'startsWith or endsWith after "!"')
    const wanted = text()
    if (operator.value === '==') return (context) => read(context) === wanted
    if (operator.value === '!=') return (context) => read(context) !== wanted
    return refuse(operator, '== or !=')
  }

  const condition = either()
  if (peek().kind !== 'end') refuse(peek(), 'the end')
  return condition
}

function attributeReader(attribute: string): ((context: ConditionContext) => string) | undefined {
  if (attribute === 'name') return (context) => context.resource.name
  if (attribute === 'type') return (context) => context.resource.type
  if (attribute === 'service') return (context) => context.resource.service
  return undefined
}
