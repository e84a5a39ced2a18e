/** What to know before using a block, a few words each: `WRITER ONLY`, `uv ≥ 0.10`. */
export function Badges({ badges }: { badges: readonly string[] | undefined }) {
  if (!badges || badges.length === 0) return null
  return (
    <ul aria-label="Mind" className="flex flex-wrap gap-1">
      {badges.map((badge) => (
        <li
          key={badge}
          className="rounded-full bg-unsure-soft px-2 font-semibold text-unsure text-xs leading-5"
        >
          {badge}
        </li>
      ))}
    </ul>
  )
}
