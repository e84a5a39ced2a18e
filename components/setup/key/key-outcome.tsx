import { Icon } from '@/components/icon'
import { Prose } from '@/components/prose'
import type { ServiceAccountKey } from '@/lib/core/key/read-service-account-key'
import type { useKey } from './key-provider'

/** What became of the file. It is there from the start, so that a screen reader hears what comes into it. */
export function KeyOutcome({
  state,
  onForget,
}: {
  state: ReturnType<typeof useKey>['state']
  onForget: () => void
}) {
  return (
    <>
      <div role="status" className="space-y-1">
        {state.is === 'reading' && <p className="text-quiet">Reading the file…</p>}
        {state.is === 'problem' && (
          <p className="flex gap-2">
            <Icon name="cross" className="mt-1 text-bad" />
            <span>
              <Prose text={state.problem} />
            </span>
          </p>
        )}
        {state.is === 'accepted' && <Accepted accepted={state.key} />}
      </div>
      {state.is === 'accepted' && (
        <button
          type="button"
          onClick={onForget}
          className="pressable cursor-pointer rounded-md border border-edge px-3 text-sm hover:bg-raised"
        >
          Forget it
        </button>
      )}
    </>
  )
}

function Accepted({ accepted }: { accepted: ServiceAccountKey }) {
  const { email, project, keyId, warnings } = accepted
  return (
    <>
      <p className="flex gap-2">
        <Icon name="check" className="mt-1 text-good" />
        <span className="min-w-0 [overflow-wrap:anywhere]">
          This tab holds{' '}
          {keyId === undefined ? (
            'a key'
          ) : (
            <>
              key <span className="font-mono text-sm">{keyId.slice(0, 8)}…</span>
            </>
          )}{' '}
          of <span className="font-mono text-sm">{email}</span>
          {project !== undefined && (
            <>
              , project <span className="font-mono text-sm">{project}</span>
            </>
          )}
          . What needs it below has it, masked until you copy.
        </span>
      </p>
      {warnings.map((warning) => (
        <p key={warning} className="flex gap-2">
          <Icon name="warning" className="mt-1 text-unsure" />
          <span className="min-w-0">
            <Prose text={warning} />
          </span>
        </p>
      ))}
    </>
  )
}
