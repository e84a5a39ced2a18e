import { describePath } from '@/lib/core/policies/describe-path'
import type { PolicyIndex } from '@/lib/core/policies/policy-index'
import type { GrantEffect } from '@/lib/core/policies/request/grant-effect'
import { Notice } from '../notice'
import { Prose } from '../prose'
import { EffectTable } from './effect-table'

const STANDING = {
  there: 'Already there',
  shorter: 'Already there, with an earlier end',
  held: 'It would change nothing',
} as const

/** What a grant would change; or that it is there, and by which grants. */
export function Effect({ effect, index }: { effect: GrantEffect; index: PolicyIndex }) {
  const { standing, paths, deniedBy, impossible, isPolicyRead, changes } = effect
  return (
    <div className="space-y-3" data-standing={standing}>
      {standing !== 'new' && (
        <Notice title={STANDING[standing]}>
          {standing === 'held' && (
            <p>
              {paths.length > 0
                ? 'All that the role gives here is held by other grants:'
                : 'Google says that all the role gives here is held already, by grants that you may not read.'}
            </p>
          )}
          <ul>
            {paths.map((path) => (
              <li key={`${path.on.name} ${path.role.name} ${path.member}`}>
                <Prose text={`${describePath(index, path)}.`} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <EffectTable changes={changes} />
      {deniedBy.length > 0 && (
        <Notice kind="warning" title="A deny policy stands against it">
          <p>
            <Prose text={`${deniedBy.map((name) => `\`${name}\``).join(', ')} takes away what`} />{' '}
            no grant gives back. It has to be changed first.
          </p>
        </Notice>
      )}
      {impossible.includes('publish') && (
        <p className="text-quiet">
          This repository takes no uploads, whoever asks: publish to a standard repository.
        </p>
      )}
      {!isPolicyRead && (
        <p className="text-quiet">
          You may not read this repository’s own policy: the grant may be there already, unseen.
        </p>
      )}
    </div>
  )
}
