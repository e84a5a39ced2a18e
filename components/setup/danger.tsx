import { Icon } from '../icon'
import { Prose } from '../prose'

/** One sentence in red, above the block that it is about. */
export function Danger({ text }: { text: string | undefined }) {
  if (text === undefined) return null
  return (
    <p className="flex max-w-[75ch] gap-2 font-medium text-bad">
      <Icon name="warning" className="mt-1" />
      <span>
        <span className="sr-only">Danger: </span>
        <Prose text={text} />
      </span>
    </p>
  )
}
