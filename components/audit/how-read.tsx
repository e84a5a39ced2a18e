import { explainFailure } from '@/lib/core/explain-failure'
import { describeSource } from '@/lib/core/policies/export-audit'
import { ROLE_TABLE } from '@/lib/core/policies/role-table'
import type { SnapshotSource } from '@/lib/core/policies/snapshot-event'
import { Prose } from '../prose'
import { Fold } from './fold'

/** By which calls the policies came, with whose permissions, and how more could be seen. */
export function HowRead({
  source,
  wide,
  address,
}: {
  source: SnapshotSource
  wide: boolean
  /** Of this page, to come back to. */
  address: string
}) {
  const instead = source.kind === 'policies' ? source.instead : undefined
  return (
    <Fold title="How this was read">
      <div className="max-w-3xl space-y-2">
        <p>
          <Prose text={describeSource(source)} />{' '}
          {instead && (
            <>
              Cloud Asset Inventory was not used:{' '}
              {instead.kind === 'scope-missing' ? (
                'it takes the wider consent.'
              ) : (
                <Prose text={`${explainFailure(instead).title}.`} />
              )}
            </>
          )}{' '}
          With your own permissions, reading only. Who holds what through a role is from Google’s
          table of roles as of {ROLE_TABLE.date}.
        </p>
        {!wide && (
          <p>
            Not asked for so far: custom roles, who is in groups, and deny policies. Google has no
            read-only consent for these, so it would say “See, edit, configure and delete your
            Google Cloud data”. This page still only reads, and works without.{' '}
            <a
              className="link"
              href={`/sign-in?${new URLSearchParams({ callbackUrl: address, access: 'wide' })}`}
            >
              Ask me for the wider consent
            </a>
          </p>
        )}
      </div>
    </Fold>
  )
}
