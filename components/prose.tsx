/** Plain text in which `backticks` mark code, as the guides write it. */
export function Prose({ text }: { text: string }) {
  return text.split('`').map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a fixed text never move.
      <code key={index} className="inline-code">
        {part}
      </code>
    ) : (
      part
    ),
  )
}
