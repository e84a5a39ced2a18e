import type { GrantEffect } from '@/lib/core/policies/request/grant-effect'
import { ABILITY_NAMES } from '../names'
import { CertaintySign } from './certainty-sign'

/** What somebody may do now, and with the grant. */
export function EffectTable({ changes }: Pick<GrantEffect, 'changes'>) {
  return (
    <table className="w-full max-w-2xl border-collapse text-left">
      <thead>
        <tr className="border-line border-b text-quiet text-sm">
          <th scope="col" className="py-1.5 pr-3 font-medium">
            May they
          </th>
          <th scope="col" className="px-3 py-1.5 font-medium">
            Now
          </th>
          <th scope="col" className="py-1.5 pl-3 font-medium">
            With the grant
          </th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ ability, before, after }) => (
          <tr
            key={ability}
            data-change={`${ability} ${before} ${after}`}
            className={`border-line border-b ${before === after ? '' : 'bg-accent-soft'}`}
          >
            <th scope="row" className="py-1.5 pr-3 font-semibold">
              {ABILITY_NAMES[ability]}
            </th>
            <td className="px-3 py-1.5">
              <CertaintySign certainty={before} />
            </td>
            <td className="py-1.5 pl-3">
              {before === after ? (
                <span className="text-quiet">
                  as now<span className="sr-only">: </span>
                  <span className="sr-only">
                    <CertaintySign certainty={after} />
                  </span>
                </span>
              ) : (
                <CertaintySign certainty={after} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
