import type { CheckStep } from '@/lib/core/setup/guide'
import { Prose } from '../prose'
import { SourceLink } from './source-link'

/** What one may see when not all is well, and what it means. */
export function OtherOutputs({ outputs }: { outputs: CheckStep['otherwise'] }) {
  return (
    <table className="w-full text-left text-sm">
      <caption className="sr-only">If you see something else</caption>
      <thead className="text-quiet max-sm:sr-only">
        <tr>
          <th scope="col" className="w-2/5 py-1 pr-4 font-normal">
            If you see instead
          </th>
          <th scope="col" className="py-1 font-normal">
            it means
          </th>
        </tr>
      </thead>
      <tbody>
        {outputs.map(({ see, means, source }) => (
          <tr key={see} className="border-line border-t align-top max-sm:block max-sm:py-2">
            <th scope="row" className="py-1.5 pr-4 font-normal max-sm:block max-sm:py-0">
              {see.includes('`') ? (
                <Prose text={see} />
              ) : (
                <code className="inline-code">{see}</code>
              )}
            </th>
            <td className="py-1.5 max-sm:block max-sm:py-0">
              <Prose text={means} /> {source && <SourceLink source={source} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
