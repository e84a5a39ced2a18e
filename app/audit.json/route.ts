import { exportJson } from '@/lib/core/policies/export-json'
import { exportResponse } from '../audit/export-response'

/** The audit for programs, and for comparing later; the query is that of `/audit`. */
export function GET(request: Request): Promise<Response> {
  return exportResponse(request, {
    extension: 'json',
    contentType: 'application/json',
    write: exportJson,
  })
}
