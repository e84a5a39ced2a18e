import type { NextRequest } from 'next/server'
import { renderSetupPs1 } from '@/lib/core/machine/script/setup-ps1'
import { answerMachine } from '../machine-answer'

type Context = RouteContext<'/repositories/[project]/[location]/[repository]/setup.ps1'>

/** The setup page as a script for Windows. What none can do is a script, too: one that says so. */
export function GET(asked: NextRequest, { params }: Context): Promise<Response> {
  return answerMachine(
    asked,
    params,
    'text/plain; charset=utf-8',
    (request) => ({ status: 200, body: renderSetupPs1(request), fileName: 'setup.ps1' }),
    'windows',
  )
}
