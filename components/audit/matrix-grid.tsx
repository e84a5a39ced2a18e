import {
  type KeyboardEvent,
  memo,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { AccessMatrix } from '@/lib/core/policies/access-matrix'
import type { AuditSelection } from '@/lib/core/policies/audit-rows'
import type { AuditTables } from '@/lib/core/policies/audit-tables'
import { KIND_NAMES, LEVEL_SIGNS } from './audit-names'
import { describeReading, doubtIn } from './describe-reading'
import { type GridPlace, placeAfter } from './matrix-keys'
import { columnLabel, columnLetters, cutLabel, rowLabels } from './matrix-labels'
import { type MatrixLayout, useMatrixLayout, visibleCells } from './matrix-layout'

/**
 * Principals × repositories. Only the cells in the window are on the page, however many there are; a screen reader is told
 * the size and every cell's place. One cell takes part in the Tab order, the arrow keys move it.
 */
export function MatrixGrid({
  tables,
  selection,
  onOpen,
}: {
  tables: AuditTables
  selection: AuditSelection
  /** Positions in the tables. */
  onOpen: (principal: number, repository: number) => void
}) {
  const { matrix, principals, repositories } = selection
  const labels = useMemo(() => rowLabels(tables), [tables])
  const letters = useMemo(() => longest(tables, labels, selection), [tables, labels, selection])
  const layout = useMatrixLayout(letters)
  const grid = useRef<HTMLDivElement>(null)
  const view = useWindow(grid)
  const [active, setActive] = useState<GridPlace>({ row: 1, column: 1 })
  const wasMoved = useRef(false)
  const place = {
    row: Math.min(active.row, principals.length),
    column: Math.min(active.column, repositories.length),
  }

  const rows = visibleCells({
    ...{ scroll: view.top, window: view.height - layout.head },
    ...{ size: layout.height, count: principals.length },
  })
  const columns = visibleCells({
    ...{ scroll: view.left, window: view.width - layout.label },
    ...{ size: layout.width, count: repositories.length },
  })
  const drawnRows = useDrawn(rows, place.row - 1)
  const drawnColumns = useDrawn(columns, place.column - 1)

  useEffect(() => {
    if (!wasMoved.current) return
    wasMoved.current = false
    grid.current
      ?.querySelector<HTMLElement>(`[data-place="${place.row} ${place.column}"]`)
      ?.focus({ preventScroll: true })
  }, [place.row, place.column])

  function move(to: GridPlace) {
    const { current } = grid
    if (current === null) return
    wasMoved.current = true
    setActive(to)
    reveal(current, to, layout)
  }

  function pressed(event: KeyboardEvent) {
    if (event.altKey || event.metaKey) return
    if ((event.key === 'Enter' || event.key === ' ') && place.row > 0 && place.column > 0) {
      event.preventDefault()
      onOpen(principals[place.row - 1] ?? 0, repositories[place.column - 1] ?? 0)
      return
    }
    const page = Math.max(1, Math.floor((view.height - layout.head) / layout.height) - 1)
    const size = { rows: principals.length, columns: repositories.length, page }
    const to = placeAfter(event, place, size)
    if (to === undefined) return
    event.preventDefault()
    move(to)
  }

  function clicked(target: EventTarget) {
    const cell = target instanceof Element ? target.closest('[data-place]') : null
    const [row = 0, column = 0] = (cell?.getAttribute('data-place') ?? '').split(' ').map(Number)
    if (cell === null) return
    wasMoved.current = true
    setActive({ row, column })
    if (row > 0 && column > 0) onOpen(principals[row - 1] ?? 0, repositories[column - 1] ?? 0)
  }

  const width = layout.label + repositories.length * layout.width
  return (
    <div
      ref={grid}
      className="max-h-[75vh] min-h-64 overflow-auto rounded-md border border-line text-sm"
    >
      <table
        role="grid"
        aria-label="Principals and what they may do with each repository"
        aria-rowcount={principals.length + 1}
        aria-colcount={repositories.length + 1}
        aria-readonly="true"
        onKeyDown={pressed}
        onClick={(event) => clicked(event.target)}
        className="relative block"
        style={{ width, height: layout.head + principals.length * layout.height }}
      >
        <thead
          role="rowgroup"
          className="sticky top-0 z-20 block bg-page"
          style={{ height: layout.head }}
        >
          <HeadRow
            {...{ tables, repositories, layout, columns: drawnColumns }}
            active={place.row === 0 ? place.column : undefined}
          />
        </thead>
        <tbody role="rowgroup" className="block">
          {drawnRows.map((at) => (
            <Row
              key={principals[at]}
              {...{ tables, matrix, repositories, layout, at, columns: drawnColumns }}
              principal={principals[at] ?? 0}
              label={labels[principals[at] ?? 0] ?? ''}
              active={place.row === at + 1 ? place.column : undefined}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Letters of the longest label of a row, and of the longest head of a column. */
function longest(
  tables: AuditTables,
  labels: readonly string[],
  { principals, repositories }: AuditSelection,
) {
  let [label, head] = [0, 0]
  for (const at of principals) label = Math.max(label, labels[at]?.length ?? 0)
  for (const at of repositories) {
    const name = tables.repositories[at]?.name
    if (name !== undefined) head = Math.max(head, columnLetters(name))
  }
  return { label, head }
}

/** What is seen of the scrolled box. */
function useWindow(box: { current: HTMLElement | null }) {
  const [view, setView] = useState({ top: 0, left: 0, width: 0, height: 0 })
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return
    const look = () => {
      const { scrollTop: top, scrollLeft: left, clientWidth: width, clientHeight: height } = element
      setView({ top, left, width, height })
    }
    look()
    const observer = new ResizeObserver(look)
    observer.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [box])
  return view
}

/** The positions to draw: those in the window, and the active one, so that the focus is never lost. */
function useDrawn({ from, to }: { from: number; to: number }, active: number): readonly number[] {
  const extra = active >= 0 && (active < from || active >= to) ? active : undefined
  return useMemo(() => {
    const drawn = Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at)
    return extra === undefined ? drawn : [...drawn, extra].sort((a, b) => a - b)
  }, [from, to, extra])
}

/** Scrolls a cell out from under the heads and into the window. */
function reveal(grid: HTMLElement, { row, column }: GridPlace, layout: MatrixLayout) {
  const { head, label, width, height } = layout
  if (row > 0) {
    const top = (row - 1) * height
    const lowest = top + height - (grid.clientHeight - head)
    grid.scrollTop = Math.max(Math.min(grid.scrollTop, top), lowest)
  }
  if (column > 0) {
    const left = (column - 1) * width
    const rightmost = left + width - (grid.clientWidth - label)
    grid.scrollLeft = Math.max(Math.min(grid.scrollLeft, left), rightmost)
  }
}

type Drawn = {
  tables: AuditTables
  repositories: readonly number[]
  layout: MatrixLayout
  columns: readonly number[]
  /** The column of the cell that takes part in the Tab order, where it is in this row. */
  active: number | undefined
}

const HeadRow = memo(function HeadRow({ tables, repositories, layout, columns, active }: Drawn) {
  return (
    <tr role="row" aria-rowindex={1} className="block">
      <th
        role="columnheader"
        scope="col"
        aria-colindex={1}
        tabIndex={active === 0 ? 0 : -1}
        data-place="0 0"
        className="sticky left-0 z-10 flex items-end border-line border-r border-b bg-page px-2 py-1 font-medium"
        style={{ width: layout.label, height: layout.head }}
      >
        Principal
      </th>
      {columns.map((column) => {
        const repository = tables.repositories[repositories[column] ?? -1]
        if (repository === undefined) return null
        const { name, place } = columnLabel(repository.name, layout.headLetters)
        return (
          <th
            key={repository.key}
            role="columnheader"
            scope="col"
            aria-colindex={column + 2}
            tabIndex={active === column + 1 ? 0 : -1}
            data-place={`0 ${column + 1}`}
            title={repository.key}
            className="-outline-offset-2 absolute top-0 flex items-center justify-start border-line border-b py-1 text-left font-normal [writing-mode:sideways-lr]"
            style={{
              left: layout.label + column * layout.width,
              width: layout.width,
              height: layout.head,
            }}
          >
            <span aria-hidden="true" className="max-h-full truncate leading-4">
              {name}
              <br />
              <span className="text-quiet text-xs">{place}</span>
            </span>
            <span className="sr-only">
              {repository.name.repository}, {repository.name.project}, {repository.name.location}
            </span>
          </th>
        )
      })}
    </tr>
  )
})

const Row = memo(function Row({
  tables,
  matrix,
  repositories,
  layout,
  columns,
  principal,
  label,
  at,
  active,
}: Drawn & { matrix: AccessMatrix; principal: number; label: string; at: number }) {
  const who = tables.principals[principal]
  const { member = '', standsFor } = who ?? {}
  return (
    <tr
      role="row"
      aria-rowindex={at + 2}
      className="absolute inset-x-0"
      style={{ top: layout.head + at * layout.height, height: layout.height }}
    >
      <th
        role="rowheader"
        scope="row"
        aria-colindex={1}
        tabIndex={active === 0 ? 0 : -1}
        data-place={`${at + 1} 0`}
        title={member}
        className="-outline-offset-2 sticky left-0 z-10 flex items-center border-line border-r bg-page px-2 text-left font-normal"
        style={{ width: layout.label, height: layout.height }}
      >
        <span className="min-w-0 truncate">
          <span aria-hidden="true">{cutLabel(label, layout.labelLetters)}</span>
          <span className="sr-only">
            {label}, {who === undefined ? '' : KIND_NAMES[who.principal.kind]}
            {standsFor === 'an unknown number' ? ', of unknown size' : ''}
          </span>
        </span>
      </th>
      {columns.map((column) => {
        const repository = repositories[column]
        if (repository === undefined) return null
        const reading = matrix.at(principal, repository)
        const doubt = doubtIn(reading)
        const { letter, style } = LEVEL_SIGNS[reading.level]
        const shown = reading.level === 'none' && doubt !== undefined ? '' : letter
        return (
          <td
            key={repository}
            role="gridcell"
            aria-colindex={column + 2}
            tabIndex={active === column + 1 ? 0 : -1}
            data-place={`${at + 1} ${column + 1}`}
            data-level={reading.level}
            data-doubt={doubt}
            className={`-outline-offset-2 absolute top-0 flex cursor-pointer items-center justify-center border border-page ${shown === '' ? 'bg-unsure-soft text-unsure' : style}`}
            style={{
              left: layout.label + column * layout.width,
              width: layout.width,
              height: layout.height,
            }}
          >
            <span aria-hidden="true">
              {shown}
              {doubt === 'condition' ? '*' : doubt === 'unknown' ? '?' : ''}
            </span>
            <span className="sr-only">{describeReading(reading)}</span>
          </td>
        )
      })}
    </tr>
  )
})
