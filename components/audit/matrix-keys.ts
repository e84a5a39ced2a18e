/** A place in the grid: row 0 is the heads of columns, column 0 those of rows. */
export type GridPlace = { row: number; column: number }

/**
 * Where a key leads: arrows, Home and End within a row, with Ctrl to the corners, PageUp and PageDown by what fits.
 * `undefined` for keys that are not the grid's. https://www.w3.org/WAI/ARIA/apg/patterns/grid/
 */
export function placeAfter(
  key: { key: string; ctrlKey: boolean },
  { row, column }: GridPlace,
  size: { rows: number; columns: number; page: number },
): GridPlace | undefined {
  const to = (newRow: number, newColumn: number) => ({
    row: Math.min(Math.max(newRow, 0), size.rows),
    column: Math.min(Math.max(newColumn, 0), size.columns),
  })
  switch (key.key) {
    case 'ArrowUp':
      return to(row - 1, column)
    case 'ArrowDown':
      return to(row + 1, column)
    case 'ArrowLeft':
      return to(row, column - 1)
    case 'ArrowRight':
      return to(row, column + 1)
    case 'Home':
      return key.ctrlKey ? to(0, 0) : to(row, 0)
    case 'End':
      return key.ctrlKey ? to(size.rows, size.columns) : to(row, size.columns)
    case 'PageUp':
      return to(row - size.page, column)
    case 'PageDown':
      return to(row + size.page, column)
    default:
      return undefined
  }
}
