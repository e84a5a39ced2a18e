import type { NextRequest } from 'next/server'
import { fileText, guideFiles } from '@/lib/core/machine/guide-files'
import type { Guide, Impossible } from '@/lib/core/setup/guide'
import { answerMachine } from '../../machine-answer'

type Context = RouteContext<'/repositories/[project]/[location]/[repository]/files/[name]'>

/** One configuration file of a setup page, as it is to be saved. */
export async function GET(asked: NextRequest, { params }: Context): Promise<Response> {
  const { name } = await params
  return answerMachine(asked, params, 'text/plain; charset=utf-8', ({ answer }) => {
    const file = answer.kind === 'guide' ? guideFiles(answer).get(name) : undefined
    return file
      ? { status: 200, body: fileText(file), fileName: file.name }
      : { status: 404, body: whyNone(answer) }
  })
}

function whyNone(answer: Guide | Impossible): string {
  if (answer.kind === 'impossible') return `${answer.reason.replaceAll('`', '')}\n`
  const names = [...guideFiles(answer).keys()]
  return names.length === 0
    ? 'This guide has no file: what it changes is changed by commands. See setup.md for them.\n'
    : `This guide has no file of that name. It has: ${names.join(', ')}.\n`
}
