import type { CommandStep } from '../guide'
import type { Subject } from '../tool'
import { BESIDE_PYPI } from './pip-index'

/** What setting the index means for what a tool's own environments install, `where`; and the red line where it is dangerous. */
export function effectOnEnvironments(
  { index }: Subject,
  tool: string,
  where: string,
): Pick<CommandStep, 'title' | 'why' | 'danger'> {
  return index === 'beside'
    ? {
        title: `Give ${tool}’s environments this repository beside PyPI`,
        why: `From now on they look here and on PyPI, ${where}.`,
        danger: BESIDE_PYPI,
      }
    : {
        title: `Make this repository the index of ${tool}’s environments`,
        why: `From now on they look only here, ${where}. Public packages, and what your project is built with, are found as well if this is a virtual repository that includes PyPI.`,
      }
}
