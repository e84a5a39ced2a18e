import type { SetupRequest } from '@/lib/core/setup/setup-request'
import { Prose } from '../prose'

/** Names what the address asked for that was not understood: quiet, but never silent. */
export function IgnoredInput({ ignored }: { ignored: SetupRequest['ignored'] }) {
  if (ignored.length === 0) return null
  return (
    <p className="text-quiet text-sm">
      Not understood in the address, so the usual choice is shown instead:{' '}
      {ignored.map(({ name, value, why }, index) => (
        <span key={name}>
          {index > 0 && ', '}
          <code className="inline-code">
            {name}={value}
          </code>
          {why && (
            <>
              {' '}
              (<Prose text={why} />)
            </>
          )}
        </span>
      ))}
    </p>
  )
}
