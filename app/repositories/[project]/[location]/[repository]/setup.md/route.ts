import type { NextRequest } from 'next/server'
import { renderSetupMarkdown } from '@/lib/core/machine/setup-markdown'
import { answerMachine } from '../machine-answer'

type Context = RouteContext<'/repositories/[project]/[location]/[repository]/setup.md'>

/** The setup page as Markdown. */
export function GET(asked: NextRequest, { params }: Context): Promise<Response> {
  return answerMachine(asked, params, 'text/markdown; charset=utf-8', (request) => ({
    status: 200,
    body: renderSetupMarkdown(request),
  }))
}
