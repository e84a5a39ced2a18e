import { stripVTControlCharacters } from 'node:util'
import type { SymptomCase } from './symptom-case'

/** What differs from run to run, and what is written in its place. Nothing else is changed. */
const VARYING: readonly (readonly [RegExp, string])[] = [
  // Secrets, should a client print one.
  [/ya29\.[\w.-]+/g, 'TOKEN'],
  // Lines that are written over.
  [/[^\n]*\r(?=[^\n])/g, ''],
  [/\r/g, ''],
  [/\/tmp\/(?:tmp|pdm-build-env-)\w+/g, '/tmp/DIRECTORY'],
  [/127\.0\.0\.1:\d{4,}/g, '127.0.0.1:PORT'],
  [/0x[\da-f]{6,}/g, '0xADDRESS'],
  [/\/[\w/.-]*\/(?:emulator-index|symptoms)-\w+/g, '/DIRECTORY'],
  // Where this machine's own Python lies.
  [/(?<![\w/.])\/(?!home\/person\/|opt\/|tmp\/)[\w/.-]+(?=\/(?:bin|lib)\/python3)/g, '/PREFIX'],
  // A line of Python's own source, which is another in each of its versions.
  [/\(_ssl\.c:\d+\)/g, '(_ssl.c:LINE)'],
  [/\b[\d.]+ ?(ms|s|seconds|kB\/s|MB\/s)\b/g, 'TIME $1'],
  [/\b\d\d:\d\d:\d\d\b/g, 'TIME'],
  [/[ \t]+$/gm, ''],
]

export function normalised(output: string): string {
  return VARYING.reduce(
    (text, [pattern, instead]) => text.replaceAll(pattern, instead),
    stripVTControlCharacters(output),
  )
}

/** The line that holds `see`, or nothing. pip looks for a newer pip when it likes, before or after what it was told to do. */
export function tellingLine(text: string, see: string): string | undefined {
  return text.split('\n').find((line) => line.includes(see) && !line.endsWith('/simple/pip/'))
}

const RULE = '----'

/** A symptom's file: a header, and what the client says, word for word. */
export function symptomFile(
  { id, cause, guide, see }: SymptomCase,
  run: { command: string; versions: string; output: string; date: string },
): string {
  const { tool, purpose, scope, credentials } = guide
  return `symptom: ${id}
cause: ${cause}
client: ${run.versions}
date: ${run.date}
guide: ${[tool, purpose, scope, credentials].join(', ')}
see: ${see}
${run.command.replaceAll(/^/gm, '$ ')}
${RULE}
${normalised(run.output).trim()}
`
}

/** What the client said when the file was written. */
export function outputIn(file: string): string {
  return file.slice(file.indexOf(`\n${RULE}\n`) + RULE.length + 2)
}
