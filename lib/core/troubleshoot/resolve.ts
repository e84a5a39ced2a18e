import type { Cause } from './causes'
import type { Context, Suspect } from './diagnosis'
import type { Facts } from './facts'

/** Which of "you may not" or "there is none", that Google's answer leaves open, as far as the page knows. */
export function resolve(
  suspects: readonly Suspect[],
  facts: Facts,
  { standing }: Context,
): readonly Suspect[] {
  if (!suspects.some(({ cause }) => cause === 'no-such-repository')) return suspects
  if (facts.has.has('other-repository')) {
    return raised(suspects, 'no-such-repository', { sure: 'likely' })
  }
  if (!standing) return suspects
  if (standing.exists === false) {
    return raised(suspects, 'no-such-repository', {
      sure: 'certain',
      because: 'Google says that this repository does not exist.',
    })
  }
  if (standing.exists !== true) return suspects
  const there = suspects.filter(({ cause }) => cause !== 'no-such-repository')
  return there.flatMap((suspect): readonly Suspect[] => {
    const may = mayDo(suspect.cause, standing)
    if (may === undefined) return [suspect]
    return may
      ? [
          {
            cause: 'wrong-account',
            sure: 'likely',
            because: `The repository exists, and ${standing.email} may do this: so programs on this computer ask as somebody else.`,
          },
        ]
      : [
          {
            ...suspect,
            sure: 'likely',
            because: `The repository exists, and Google says that ${standing.email} may not do this.`,
          },
        ]
  })
}

/** Whether the person whom the page knows may do what this cause says that somebody may not. */
function mayDo(cause: Cause, { install, publish }: NonNullable<Context['standing']>) {
  if (cause === 'may-not-read') return install
  return cause === 'may-not-publish' ? publish : undefined
}

function raised(
  suspects: readonly Suspect[],
  cause: Cause,
  change: Omit<Suspect, 'cause'>,
): readonly Suspect[] {
  return [{ cause, ...change }, ...suspects.filter((suspect) => suspect.cause !== cause)]
}
