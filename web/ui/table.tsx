/** Rows and columns, for wide screens; it scrolls sideways in its own frame on narrow ones. */
import type { ComponentChildren, JSX } from 'preact'
import { classNames } from './class-names.ts'
import './table.css'

export type Column<R> = {
  id: string
  title: string
  cell: (row: R) => ComponentChildren
  align?: 'start' | 'end'
  /** The title is read out but not shown. */
  hideTitle?: boolean
}

type Props<R> = {
  /** Says what the rows are; read out, not shown. */
  caption: string
  columns: readonly Column<R>[]
  rows: readonly R[]
  rowKey: (row: R) => string
  /** The whole row can be pressed; give a link in one cell too, for keys and readers. */
  onRow?: (row: R) => void
  rowTestId?: string
}

export function Table<R>(props: Props<R>): JSX.Element {
  const { caption, columns, rows, rowKey, onRow, rowTestId } = props
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keys
    <section class="table-frame" aria-label={caption} tabIndex={0}>
      <table class="table">
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" class={cellClass(column.align)}>
                {column.hideTitle ? (
                  <span class="visually-hidden">{column.title}</span>
                ) : (
                  column.title
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              data-testid={rowTestId}
              class={onRow === undefined ? undefined : 'table__row--open'}
              onClick={onRow === undefined ? undefined : () => onRow(row)}
            >
              {columns.map((column) => (
                <td key={column.id} class={cellClass(column.align)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function cellClass(align: 'start' | 'end' = 'start'): string {
  return classNames('table__cell', align === 'end' && 'table__cell--end')
}
