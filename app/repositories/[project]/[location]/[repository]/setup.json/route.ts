import type { NextRequest } from 'next/server'
import { setupDocument } from '@/lib/core/machine/setup-document'
import { answerMachine } from '../machine-answer'

type Context = RouteContext<'/repositories/[project]/[location]/[repository]/setup.json'>

/** The setup page as data, described by `/schemas/setup-1.json`. */
export function GET(asked: NextRequest, { params }: Context): Promise<Response> {
  return answerMachine(asked, params, 'application/json; charset=utf-8', (request) => {
    const schema = new URL('/schemas/setup-1.json', request.baseUrl).href
    const body = `${JSON.stringify(setupDocument({ ...request, schema }), undefined, 2)}\n`
    return { status: 200, body }
  })
}
