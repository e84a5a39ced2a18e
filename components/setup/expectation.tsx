import { Fragment } from 'react'
import { type AtLeast, expected } from '@/lib/core/setup/at-least'
import type { CheckStep } from '@/lib/core/setup/guide'
import { Icon } from '../icon'
import { Fold } from './fold'
import { OtherOutputs } from './other-outputs'

/** What a check prints when all is well, and what it means when it prints something else. */
export function Expectation({ check, folded = false }: { check: CheckStep; folded?: boolean }) {
  const outputs = [...(check.atLeast ?? []).map(older), ...check.otherwise]
  return (
    <div className="space-y-2">
      <p className="flex gap-2">
        <Icon name="check" className="mt-1 text-good" />
        <span>
          All is well if the output has:{' '}
          {expected(check).map(({ text, orNewer }, at) => (
            <Fragment key={text}>
              {at > 0 && ', and '}
              <code className="inline-code">{text}</code>
              {orNewer && ' or newer'}
            </Fragment>
          ))}
        </span>
      </p>
      {outputs.length > 0 &&
        (folded ? (
          <Fold summary="I see something else">
            <OtherOutputs outputs={outputs} />
          </Fold>
        ) : (
          <OtherOutputs outputs={outputs} />
        ))}
    </div>
  )
}

const older = ({ before, version, tooOld }: AtLeast) => ({
  see: `an older version than \`${before}${version}\``,
  means: tooOld,
})
