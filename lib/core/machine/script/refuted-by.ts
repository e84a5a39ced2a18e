import type { CheckStep } from '@/lib/core/setup/guide'
import type { SetupRequest } from '@/lib/core/setup/setup-request'

/** Each means that something else has a say, whatever else is seen. */
const REFUTES = [':env:.index-url', 'extra-index-url', 'https://pypi.org/simple/'] as const

/**
 * Of what a check may show besides what is expected, what makes it fail even then. The rest only explains why the expected is missing:
 * a good output of keyring names the backend `fail`, too. Nothing for repositories that are wanted beside PyPI.
 */
export function refutedBy(
  { otherwise }: CheckStep,
  { index }: Pick<SetupRequest, 'index'>,
): CheckStep['otherwise'] {
  return index === 'beside'
    ? []
    : otherwise.filter(({ see }) => REFUTES.some((text) => see.startsWith(text)))
}
