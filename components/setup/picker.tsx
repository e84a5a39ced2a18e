import type { ReactNode } from 'react'
import { Prose } from '../prose'

export type Choice = {
  /** Its word in the address. */
  id: string
  text: string
  current: boolean
  /** What it is for, in a few words. */
  note?: string
  /** What else changes with it. */
  also?: string | undefined
} & ({ href: string } | { impossible: string })

/** One choice as links: the address is the state, so wiki links, Back and a browser without JavaScript all work. */
export function Picker({ label, choices }: { label: string; choices: readonly Choice[] }) {
  return (
    <div className="col-span-full">
      <p aria-hidden="true" className="mb-1 text-quiet text-xs">
        {label}
      </p>
      <ChoiceList label={label} choices={choices} />
    </div>
  )
}

/** A choice among many: what is chosen in one line, the others folded away. Of the page's folds of this kind one is open. */
export function FoldedPicker({
  label,
  current,
  note,
  children,
}: {
  label: string
  current: string
  /** Below the line, always visible. */
  note?: ReactNode
  /** The {@link ChoiceList}s. */
  children: ReactNode
}) {
  return (
    <div className="min-w-0 has-[details[open]]:col-span-full">
      <details name="choices" className="group">
        <summary className="block list-none rounded-md [&::-webkit-details-marker]:hidden">
          <span className="mb-1 block text-quiet text-xs">{label}</span>
          <span className="pressable w-full justify-between gap-2 rounded-md border border-line px-3 py-1 hover:bg-raised group-open:border-edge">
            {current}
            <span
              aria-hidden="true"
              className="mt-[-0.2rem] size-1.5 shrink-0 rotate-45 border-quiet border-r-2 border-b-2 group-open:mt-[0.2rem] group-open:rotate-[225deg]"
            />
          </span>
        </summary>
        <div className="mt-1 space-y-2">{children}</div>
      </details>
      {note}
    </div>
  )
}

export function ChoiceList({ label, choices }: { label: string; choices: readonly Choice[] }) {
  return (
    <ul aria-label={label} className="flex flex-wrap gap-1 lg:flex-col lg:gap-0">
      {choices.map((choice) => (
        <li key={choice.id} data-choice={choice.text}>
          {'href' in choice ? (
            <a
              href={choice.href}
              data-instant=""
              aria-current={choice.current ? 'true' : undefined}
              className="pressable w-full flex-wrap rounded-md border border-line px-3 hover:bg-raised aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:font-medium aria-[current]:text-accent lg:border-transparent"
            >
              {choice.text}
              {[choice.note, choice.also].map(
                (line) =>
                  line && (
                    <span
                      key={line}
                      className="w-full pb-1 font-normal text-quiet text-xs leading-4"
                    >
                      {line}
                    </span>
                  ),
              )}
            </a>
          ) : (
            <ImpossibleChoice text={choice.text} reason={choice.impossible} />
          )}
        </li>
      ))}
    </ul>
  )
}

function ImpossibleChoice({ text, reason }: { text: string; reason: string }) {
  return (
    <span className="block rounded-md border border-line border-dashed px-3 py-1 text-quiet lg:border-transparent">
      <span className="line-through decoration-1">{text}</span>
      <span className="block text-xs leading-4">
        <Prose text={reason} />
      </span>
    </span>
  )
}
