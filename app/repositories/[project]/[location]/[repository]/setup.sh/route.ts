import type { NextRequest } from 'next/server'
import { renderSetupSh } from '@/lib/core/machine/script/setup-sh'
import { answerMachine } from '../machine-answer'

type Context = RouteContext<'/repositories/[project]/[location]/[repository]/setup.sh'>

/** The setup page as a script for Linux and macOS. What none can do is a script, too: one that says so. */
export function GET(asked: NextRequest, { params }: Context): Promise<Response> {
  return answerMachine(asked, params, 'text/plain; charset=utf-8', (request) => ({
    status: 200,
    body: renderSetupSh(request),
    fileName: 'setup.sh',
  }))
}
