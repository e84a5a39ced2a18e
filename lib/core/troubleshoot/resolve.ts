import type { Cause } from './causes'
import type { Context, Standing, Suspect } from './diagnosis'
import type { Facts } from './facts'

/** Which of "you may not" or "there is none", that Google's answer leaves open, as far as the page knows. */
export function resolve(
  suspects: readonly Suspect[],
  facts: Facts,
  { standing }: Context,
): readonly Suspect[] {
  if (!isOpen(suspects)) return suspects
  if (facts.has.has('other-repository')) {
    // A client was told another address than this page has; a refusal alone may be about something else altogether.
    return facts.has.has('registry')
      ? raised(suspects, 'no-such-repository', { sure: 'likely' })
      : suspects
  }
  if (!standing) return suspects
  if (standing.exists === false) {
    return raised(suspects, 'no-such-repository', {
      sure: 'certain',
      because: 'Google says that this repository does not exist.',
    })
  }
  if (!isThere(standing)) return suspects
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

/** What to say where Google does not tell even the person who is signed in; `undefined` where it does, or nothing is open. */
export function untoldTo(
  suspects: readonly Suspect[],
  facts: Facts,
  { standing }: Context,
): string | undefined {
  if (!standing?.refused || isThere(standing) || facts.has.has('other-repository')) return undefined
  return isOpen(suspects)
    ? `Google does not tell ${standing.email} which it is: to somebody with no role there, a repository that does not exist and one that is not theirs are the same. Compare the three names with whoever gave you the address; if they are right, ask whoever administers the project for access. Anybody who has it sees on the setup page that the repository is there.`
    : undefined
}

function isOpen(suspects: readonly Suspect[]): boolean {
  return suspects.some(({ cause }) => cause === 'no-such-repository')
}

/** Whoever may do something with it knows that it is there, though perhaps not allowed to look at it. */
function isThere({ exists, install, publish }: Standing): boolean {
  return exists === true || (exists === undefined && (install === true || publish === true))
}

/** Whether the person whom the page knows may do what this cause says that somebody may not. */
function mayDo(cause: Cause, { install, publish }: Standing) {
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
