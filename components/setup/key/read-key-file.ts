import { sizeProblem } from '@/lib/core/key/read-key-text'
import { type KeyReading, readServiceAccountKey } from '@/lib/core/key/read-service-account-key'

/** Reads what was chosen or dropped, in this tab. What is too large is refused unread. */
export async function readKeyFile(files: readonly File[], project: string): Promise<KeyReading> {
  const [file, another] = files
  if (!file) return problem('That was no file. Choose the JSON file of the key.')
  if (another) return problem('These are several files. Choose one: the JSON file of the key.')
  const size = sizeProblem(file.size)
  if (size !== undefined) return problem(size)
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    return readServiceAccountKey({ name: file.name, bytes }, project)
  } catch {
    return problem('The browser could not read this. If it is a folder, choose the file in it.')
  }
}

function problem(text: string): KeyReading {
  return { ok: false, problem: text }
}
