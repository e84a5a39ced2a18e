/** The holdings of all principals on one resource. Shared by every repository that adds nothing of its own. */
export type Row = Uint32Array

/** As many rows as are cut from one array, at most. */
const MOST = 256

/** Makes rows of one length, cut from a few large arrays: ten thousand small ones keep the garbage collector busy. */
export function matrixRows(length: number) {
  let block = new Uint32Array(0)
  let next = 0
  let rows = 8
  const empty = (): Row => {
    if (next + length > block.length) {
      rows = Math.min(rows * 2, MOST)
      block = new Uint32Array(rows * length)
      next = 0
    }
    next += length
    return block.subarray(next - length, next)
  }
  return {
    empty,
    copyOf(row: Row): Row {
      const copy = empty()
      copy.set(row)
      return copy
    },
  }
}
