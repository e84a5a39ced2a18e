import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'

/** Drawn above and below what is seen, so that neither Tab nor a quick wheel meets an empty page. */
const BEYOND_PIXELS = 600

/**
 * A list of any length that scrolls with the page: only what is near the window is drawn. Rows have the height that
 * they turn out to have; until they were drawn once, they count with `estimate` pixels. A screen reader is told how long
 * the list is and where each row is in it.
 */
export function VirtualList({
  keys,
  estimate,
  label,
  children,
}: {
  keys: readonly string[]
  estimate: number
  label: string
  children: (at: number) => ReactNode
}) {
  const list = useRef<HTMLUListElement>(null)
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map())
  const offsets = useMemo(() => offsetsOf(keys, heights, estimate), [keys, heights, estimate])
  const { from, to } = useVisible(list, keys, offsets)
  const observe = useHeights(setHeights)
  const [focused, setFocused] = useState<string>()

  const drawn: number[] = []
  for (let at = from; at < to; at++) drawn.push(at)
  // A row with the focus stays, however far it is scrolled away: the focus would be lost with it.
  const kept = focused === undefined ? -1 : keys.indexOf(focused)
  if (kept >= 0 && (kept < from || kept >= to)) drawn.push(kept)
  return (
    <ul
      ref={list}
      aria-label={label}
      className="relative border-line border-t"
      style={{ height: offsets[keys.length] ?? 0 }}
      onBlur={() => setFocused(undefined)}
    >
      {drawn.map((at) => {
        const key = keys[at] ?? ''
        return (
          <li
            key={key}
            ref={observe}
            data-key={key}
            aria-setsize={keys.length}
            aria-posinset={at + 1}
            onFocus={() => setFocused(key)}
            className="absolute inset-x-0 top-0"
            style={{ transform: `translateY(${offsets[at] ?? 0}px)` }}
          >
            {children(at)}
          </li>
        )
      })}
    </ul>
  )
}

/** Where each row begins, and the last one ends. What was not drawn yet counts as high as the others are on average. */
function offsetsOf(
  keys: readonly string[],
  heights: ReadonlyMap<string, number>,
  estimate: number,
): Float64Array {
  let drawn = 0
  for (const height of heights.values()) drawn += height
  const usual = heights.size === 0 ? estimate : drawn / heights.size
  const sums = new Float64Array(keys.length + 1)
  keys.forEach((key, at) => {
    sums[at + 1] = (sums[at] ?? 0) + (heights.get(key) ?? usual)
  })
  return sums
}

/**
 * The rows that are near the window, as a half-open range. When rows above turn out higher or lower than they counted,
 * the page is scrolled along: what is being read stays where it is.
 */
function useVisible(
  list: { current: HTMLElement | null },
  keys: readonly string[],
  offsets: Float64Array,
) {
  const [range, setRange] = useState({ from: 0, to: 0 })
  const before = useRef({ keys, offsets, first: 0 })
  useLayoutEffect(() => {
    const last = offsets.length - 1
    const { first } = before.current
    const grown = (offsets[first] ?? 0) - (before.current.offsets[first] ?? 0)
    if (before.current.keys === keys && first > 0 && grown !== 0) {
      window.scrollBy({ top: grown, behavior: 'instant' })
    }
    const look = () => {
      const top = -(list.current?.getBoundingClientRect().top ?? 0)
      const from = Math.min(last, rowAt(offsets, top - BEYOND_PIXELS))
      const to = Math.min(last, rowAt(offsets, top + window.innerHeight + BEYOND_PIXELS) + 1)
      before.current = { keys, offsets, first: top > 0 ? rowAt(offsets, top) : 0 }
      setRange((range) => (range.from === from && range.to === to ? range : { from, to }))
    }
    look()
    window.addEventListener('scroll', look, { passive: true })
    window.addEventListener('resize', look)
    return () => {
      window.removeEventListener('scroll', look)
      window.removeEventListener('resize', look)
    }
  }, [list, keys, offsets])
  return range
}

/** The last row that begins at or above a height. */
function rowAt(offsets: Float64Array, height: number): number {
  let low = 0
  let high = offsets.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((offsets[middle] ?? 0) <= height) low = middle
    else high = middle - 1
  }
  return low
}

function useHeights(
  setHeights: (
    change: (before: ReadonlyMap<string, number>) => ReadonlyMap<string, number>,
  ) => void,
) {
  const observer = useRef<ResizeObserver>(undefined)
  useEffect(() => () => observer.current?.disconnect(), [])
  return useMemo(
    () => (row: HTMLElement | null) => {
      if (row === null) return
      observer.current ??= new ResizeObserver((entries) => {
        setHeights((before) => {
          const changed = entries.flatMap(({ target, borderBoxSize: [size] }) => {
            const key = target.getAttribute('data-key') ?? ''
            const height = size?.blockSize ?? 0
            // Taken off the page, a row has no height.
            return height === 0 || before.get(key) === height ? [] : [[key, height] as const]
          })
          return changed.length === 0 ? before : new Map([...before, ...changed])
        })
      })
      const watching = observer.current
      watching.observe(row)
      return () => watching.unobserve(row)
    },
    [setHeights],
  )
}
