import type { UndoStep } from '../guide'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { editFile } from './edit-file'
import { pathOn } from './github-workflow'

/**
 * Takes a guide's lines out of a committed file, by hand: it may hold more than this repository. `path` with slashes; `what` to
 * delete, and what to do `after` it, as sentences.
 */
export function cleanCommitted(
  subject: Subject,
  path: string,
  { id, what, after, source }: Pick<UndoStep, 'id' | 'source'> & { what: string; after?: string },
): UndoStep {
  const whole = 'If the guide made the file, delete all of it. Then commit and push.'
  return {
    id,
    kind: 'undo',
    title: `Take the repository out of \`${path}\``,
    why: [what, whole, ...(after === undefined ? [] : [after])].join(' '),
    source,
    shell: SHELLS[subject.system],
    content: editFile(subject.system, pathOn(subject, path)),
  }
}
