import { type Dispatcher, FormData, ProxyAgent, request } from 'undici'
import type { Emulator } from '../../emulator/start-emulator.ts'

export type IndexAnswer = {
  status: number
  headers: Dispatcher.ResponseData['headers']
  text: string
  bytes: Buffer
}

/** Calls the index as a client would: through the proxy, trusting the file of certificates only. */
export function indexCaller(emulator: Emulator) {
  const { proxyUrl, caPem } = indexOf(emulator)
  const agent = new ProxyAgent({ uri: proxyUrl, requestTls: { ca: caPem } })
  const call = async (
    asked: string,
    options: { authorization?: string; body?: FormData | string } = {},
  ): Promise<IndexAnswer> => {
    const [method = 'GET', url = ''] = asked.split(' ')
    const { authorization, body } = options
    const response = await request(url, {
      method: asMethod(method),
      dispatcher: agent,
      ...(authorization === undefined ? {} : { headers: { authorization } }),
      ...(body === undefined ? {} : { body }),
    })
    const bytes = Buffer.from(await response.body.arrayBuffer())
    return {
      status: response.statusCode,
      headers: response.headers,
      text: bytes.toString('utf8'),
      bytes,
    }
  }
  return { call, close: () => agent.close() }
}

export function indexOf(emulator: Emulator): NonNullable<Emulator['index']> {
  if (emulator.index === undefined) throw new Error('this emulator has no index')
  return emulator.index
}

export function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
}

/** The legacy form, as publishing tools fill it in. */
export function uploadForm(
  name: string,
  version: string,
  file: { filename: string; content: string | Uint8Array<ArrayBuffer> },
  more: Readonly<Record<string, string>> = {},
): FormData {
  const form = new FormData()
  const fields = {
    ':action': 'file_upload',
    protocol_version: '1',
    metadata_version: '2.1',
    filetype: 'bdist_wheel',
    name,
    version,
    ...more,
  }
  for (const [field, value] of Object.entries(fields)) form.set(field, value)
  form.set('content', new Blob([file.content]), file.filename)
  return form
}

function asMethod(text: string): Dispatcher.HttpMethod {
  switch (text) {
    case 'HEAD':
    case 'POST':
    case 'PUT':
      return text
    default:
      return 'GET'
  }
}
