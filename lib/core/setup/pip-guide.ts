import type { Guide, Impossible } from './guide'
import type { Subject } from './tool'
import { pip } from './tools/pip'

/** pip's own guide, for the tools that follow pip's settings: they add to it what is theirs. */
export function pipGuide(subject: Subject): Guide | Impossible {
  return typeof pip.install === 'function' ? pip.install(subject) : pip.install
}
