import { type ReactNode, useState } from 'react'

/** A long list inside a row, a share at a time. */
export function Shares({
  count,
  share = 50,
  children,
}: {
  count: number
  share?: number
  /** Draws the first so many. */
  children: (shown: number) => ReactNode
}) {
  const [shares, setShares] = useState(1)
  const shown = Math.min(count, shares * share)
  return (
    <>
      {children(shown)}
      {shown < count && (
        <button
          type="button"
          className="pressable link cursor-pointer"
          onClick={() => setShares(shares + 1)}
        >
          Show {Math.min(share, count - shown)} more of {count}
        </button>
      )}
    </>
  )
}
