/** Sends an export: CSV as it is read, batch by batch, or a sheet made whole; each is written into the log at its end. */
import writeXlsx from 'write-excel-file/universal'
import { languageOf } from '../platform/http/language.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { OrderFilter } from './admin-orders-filter.ts'
import {
  type Cell,
  cellsOf,
  csvHead,
  csvOf,
  type ExportLine,
  exportColumns,
} from './order-export.ts'
import { type Position, positionOf } from './order-read-cursor.ts'

export type ExportPorts = {
  listOrders: (
    filter: OrderFilter,
    page: { limit: number; after: Position | undefined },
  ) => Promise<{ orders: ExportLine[]; nextCursor: string | null }>
  /** One line of the log for each export: who took what, how much of it, and why. */
  logExport: (fields: ExportRecord) => void
}

export type ExportRecord = {
  readonly request_id: string
  readonly user_id: string
  readonly format: 'csv' | 'xlsx'
  readonly filter: Record<string, string | boolean>
  readonly rows: number
  readonly unmasked: boolean
  readonly reason: string | null
  /** False where whoever asked for it went away before its end. */
  readonly complete: boolean
}

export type ExportWanted = {
  readonly format: 'csv' | 'xlsx'
  readonly filter: OrderFilter
  readonly isMasked: boolean
  readonly fileDay: string
  readonly acceptLanguage: string | undefined
  readonly record: Omit<ExportRecord, 'rows' | 'complete' | 'format'>
}

const batchSize = 500
/** A sheet is made in memory, so it ends where that would be felt. */
const mostSheetRows = 20_000
export const mediaType = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

export async function exportOrders(ports: ExportPorts, wanted: ExportWanted): Promise<Response> {
  const { format, fileDay } = wanted
  const body = format === 'csv' ? csvStream(ports, wanted) : await sheet(ports, wanted)
  const headers = {
    'Content-Type': mediaType[format],
    'Content-Disposition': disposition(`${fileDay}.${format}`),
    'Cache-Control': 'no-store',
  }
  return new Response(body, { headers })
}

/** Both spellings of RFC 6266: what old programs read, and the Korean name. */
function disposition(end: string): string {
  return `attachment; filename="orders-${end}"; filename*=UTF-8''${encodeURIComponent(`주문-${end}`)}`
}

async function* batches(ports: ExportPorts, wanted: ExportWanted): AsyncGenerator<Cell[][]> {
  let after: Position | undefined
  do {
    const { orders, nextCursor } = await ports.listOrders(wanted.filter, {
      limit: batchSize,
      after,
    })
    yield orders.map((order) => cellsOf(order, wanted.isMasked))
    after = nextCursor === null ? undefined : positionOf(nextCursor)
  } while (after !== undefined)
}

async function* csvText(ports: ExportPorts, wanted: ExportWanted): AsyncGenerator<string> {
  let rows = 0
  let complete = false
  try {
    yield csvHead()
    for await (const batch of batches(ports, wanted)) {
      rows += batch.length
      yield csvOf(batch)
    }
    complete = true
  } finally {
    ports.logExport({ ...wanted.record, format: 'csv', rows, complete })
  }
}

/** The next batch is read when the one before it has been taken. */
function csvStream(ports: ExportPorts, wanted: ExportWanted): ReadableStream<Uint8Array> {
  const text = csvText(ports, wanted)
  const encoder = new TextEncoder()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await text.next()
      if (done === true) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await text.return(undefined)
    },
  })
}

async function sheet(ports: ExportPorts, wanted: ExportWanted): Promise<Blob> {
  const rows: Cell[][] = []
  for await (const batch of batches(ports, wanted)) {
    rows.push(...batch)
    if (rows.length > mostSheetRows) throw tooLong(wanted.acceptLanguage)
  }
  const head = exportColumns.map((value) => ({ value, fontWeight: 'bold' as const }))
  // A cell with a text in it is a text to a sheet, whatever it begins with.
  const blob = await writeXlsx([head, ...rows], { sheet: 'orders' }).toBlob()
  ports.logExport({ ...wanted.record, format: 'xlsx', rows: rows.length, complete: true })
  return blob
}

function tooLong(acceptLanguage: string | undefined): Refusal {
  const message =
    languageOf(acceptLanguage) === 'en'
      ? `A sheet holds at most ${mostSheetRows} orders. Narrow the period, or take CSV.`
      : `엑셀 파일에는 주문을 ${mostSheetRows}건까지 담을 수 있어요. 기간을 좁히거나 CSV로 받아 주세요.`
  return new Refusal('E_INVALID_INPUT', { errors: [{ path: 'format', message }] })
}
