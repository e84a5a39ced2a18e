import { exportCsv } from '@/lib/core/policies/export-csv'
import { exportResponse } from '../audit/export-response'

/** The audit as a table for spreadsheets; the query is that of `/audit`. */
export function GET(request: Request): Promise<Response> {
  return exportResponse(request, {
    extension: 'csv',
    contentType: 'text/csv; charset=utf-8; header=present',
    write: exportCsv,
  })
}
