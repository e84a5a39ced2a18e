import { useEffect, useState } from 'react'

/** Sizes of the matrix in pixels. `label` is the column of principals, `head` the row of repositories. */
export type MatrixLayout = { label: number; head: number; width: number; height: number }

const WITH_MOUSE: MatrixLayout = { label: 300, head: 168, width: 38, height: 30 }
/** Cells as large as a finger; the labels leave room for some. */
const WITH_FINGER: MatrixLayout = { label: 164, head: 150, width: 44, height: 44 }

export function useMatrixLayout(): MatrixLayout {
  const [layout, setLayout] = useState(WITH_MOUSE)
  useEffect(() => {
    const small = window.matchMedia('(pointer: coarse), (max-width: 48rem)')
    const choose = () => setLayout(small.matches ? WITH_FINGER : WITH_MOUSE)
    choose()
    small.addEventListener('change', choose)
    return () => small.removeEventListener('change', choose)
  }, [])
  return layout
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
