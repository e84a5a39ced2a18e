import type { Moments } from './measure-page.ts'

/** Reads the same page as a browser would get it, and looks at nothing but when its bytes arrive. */
export async function measureStream(
  url: string,
  { cookie, mark }: { cookie: string; mark: string },
): Promise<Moments> {
  const started = performance.now()
  const answer = await fetch(url, { headers: { cookie }, redirect: 'manual' })
  if (!answer.ok || !answer.body) throw new Error(`${url} answered ${answer.status}`)
  let firstRow: number | undefined
  let tail = ''
  for await (const text of answer.body.pipeThrough(new TextDecoderStream())) {
    if (firstRow !== undefined) continue
    const seen = tail + text
    if (seen.includes(mark)) firstRow = performance.now() - started
    tail = seen.slice(-mark.length)
  }
  if (firstRow === undefined) throw new Error('The stream held no repository.')
  return { firstRow, complete: performance.now() - started }
}
