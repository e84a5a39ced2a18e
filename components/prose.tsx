import { Fragment } from 'react'

/** Plain text in which `backticks` mark code, as the guides write it. */
export function Prose({ text }: { text: string }) {
  return text.split('`').map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a fixed text never move.
      <code key={index} className="inline-code">
        <Breakable text={part} />
      </code>
    ) : (
      part
    ),
  )
}

/** A permission is longer than a phone is wide: let it break after its dots and slashes. */
function Breakable({ text }: { text: string }) {
  return text.split(/(?<=[a-z][./])(?=[a-z])/i).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a fixed text never move.
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ))
}
