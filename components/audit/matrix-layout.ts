import { useEffect, useMemo, useState } from 'react'

/** Sizes of the matrix in pixels. `label` is the column of principals, `head` the row of repositories. */
export type MatrixLayout = {
  label: number
  head: number
  width: number
  height: number
  /** How many letters fit into a label, and into a head. */
  labelLetters: number
  headLetters: number
}

type Sizes = { label: Range; head: Range; width: number; height: number }
type Range = { least: number; most: number }

const WITH_MOUSE: Sizes = {
  ...{ label: { least: 200, most: 360 }, head: { least: 110, most: 280 } },
  ...{ width: 38, height: 30 },
}
/** Cells as large as a finger; the labels leave room for some. */
const WITH_FINGER: Sizes = {
  ...{ label: { least: 120, most: 164 }, head: { least: 100, most: 200 } },
  ...{ width: 44, height: 44 },
}

/** Of names as people give them, on average and rather too much than too little; and what is beside them. */
const LETTER = 8.2
const PADDING = 18

/** As large as the longest names need, within reason: `letters` of the longest label and head. */
export function useMatrixLayout(letters: { label: number; head: number }): MatrixLayout {
  const [sizes, setSizes] = useState(WITH_MOUSE)
  useEffect(() => {
    const small = window.matchMedia('(pointer: coarse), (max-width: 48rem)')
    const choose = () => setSizes(small.matches ? WITH_FINGER : WITH_MOUSE)
    choose()
    small.addEventListener('change', choose)
    return () => small.removeEventListener('change', choose)
  }, [])
  const { label, head } = letters
  // One object for one layout: it is drawn with.
  return useMemo(() => layoutOf(sizes, { label, head }), [sizes, label, head])
}

function layoutOf({ label, head, width, height }: Sizes, letters: { label: number; head: number }) {
  const fitting = ({ least, most }: Range, wanted: number) =>
    Math.min(most, Math.max(least, Math.ceil(wanted * LETTER) + PADDING))
  const lettersIn = (pixels: number) => Math.floor((pixels - PADDING) / LETTER)
  const sizes = { label: fitting(label, letters.label), head: fitting(head, letters.head) }
  return {
    ...sizes,
    ...{ width, height },
    labelLetters: lettersIn(sizes.label),
    headLetters: lettersIn(sizes.head),
  }
}

/** What of so many cells of one size is inside a window, and a few on either side; half-open. */
export function visibleCells(options: {
  scroll: number
  window: number
  size: number
  count: number
}) {
  const { scroll, window: length, size, count } = options
  const from = Math.max(0, Math.floor(scroll / size) - BEYOND)
  const to = Math.min(count, Math.ceil((scroll + Math.max(0, length)) / size) + BEYOND)
  return { from: Math.min(from, count), to }
}

const BEYOND = 4
