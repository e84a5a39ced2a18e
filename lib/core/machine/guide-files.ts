import type { FileStep, Guide } from '../setup/guide'

/** The files of a guide by their names, whether it writes them or has them as another way. Later ones of the same name count less. */
export function guideFiles({ steps }: Guide): ReadonlyMap<string, FileStep> {
  const files = steps.flatMap((step) => {
    if (step.kind === 'file') return [step]
    return step.kind === 'command' && step.asFile ? [step.asFile] : []
  })
  // The first of a name is kept: a Map keeps the last.
  return new Map(files.reverse().map((file) => [file.name, file]))
}

/** The content of a file as it is to be saved: it ends with a line break. */
export function fileText({ content }: FileStep): string {
  return content.endsWith('\n') ? content : `${content}\n`
}
