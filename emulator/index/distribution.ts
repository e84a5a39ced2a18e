import type { Readable } from 'node:stream'

/** A file that an index has. */
export type Distribution = {
  filename: string
  /** PyPI knows it for every file; a stand-in may not say. */
  sha256: string | undefined
  requiresPython: string | undefined
  open(): Promise<{ content: Buffer | Readable; length: number | undefined }>
}

export function inMemory(
  filename: string,
  content: Buffer,
  rest: Pick<Distribution, 'sha256' | 'requiresPython'>,
): Distribution {
  return { filename, ...rest, open: async () => ({ content, length: content.length }) }
}
