import { Prose } from '../prose'

export type Choice = {
  text: string
  current: boolean
} & ({ href: string } | { impossible: string })

/** One choice as links: the address is the state, so wiki links, Back and a browser without JavaScript all work. */
export function Picker({ label, choices }: { label: string; choices: readonly Choice[] }) {
  return (
    <div>
      <p aria-hidden="true" className="mb-1 text-quiet text-xs">
        {label}
      </p>
      <ul aria-label={label} className="flex flex-wrap gap-1 lg:flex-col lg:gap-0">
        {choices.map((choice) => (
          <li key={choice.text}>
            {'href' in choice ? (
              <a
                href={choice.href}
                aria-current={choice.current ? 'true' : undefined}
                className="pressable w-full rounded-md border border-line px-3 hover:bg-raised aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:font-medium aria-[current]:text-accent lg:border-transparent"
              >
                {choice.text}
              </a>
            ) : (
              <ImpossibleChoice text={choice.text} reason={choice.impossible} />
            )}
          </li>
        ))}
      </ul>
    </div>
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
