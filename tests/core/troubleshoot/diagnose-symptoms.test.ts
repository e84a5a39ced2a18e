import { describe, expect, test } from 'vitest'
import type { Cause } from '@/lib/core/troubleshoot/causes'
import { diagnose } from '@/lib/core/troubleshoot/diagnose'
import type { Context, Diagnosis } from '@/lib/core/troubleshoot/diagnosis'
import { SYMPTOMS, type Symptom, TEAM } from './symptoms'

/** Whether the true cause is named: alone and certain, first of several, or among equals. */
function verdict(diagnosis: Diagnosis, truth: Cause): string {
  if (diagnosis.kind !== 'causes') return diagnosis.kind
  const { suspects } = diagnosis
  const at = suspects.findIndex(({ cause }) => cause === truth)
  const named = suspects[at]
  if (!named) return `WRONG: ${suspects.map(({ cause }) => cause).join(', ')}`
  if (named.sure === 'possible') return `one of ${suspects.length}`
  return at === 0 ? named.sure : `${named.sure}, after ${at}`
}

function table(textOf: (symptom: Symptom) => string, context: Context) {
  return SYMPTOMS.map((symptom) => {
    const diagnosis = diagnose(textOf(symptom), context)
    return { ...symptom, diagnosis, verdict: verdict(diagnosis, symptom.cause) }
  })
}

const RIGHT = /^(?:certain|likely|one of [1-6])$/

describe('every captured symptom is diagnosed to its true cause', () => {
  test('pasted on the page of a repository', () => {
    const rows = table(({ output }) => output, { repository: TEAM })
    const right = rows.filter(({ verdict }) => RIGHT.test(verdict))
    console.log(
      [
        ...rows.map(({ id, cause, verdict }) => `${id.padEnd(38)}${cause.padEnd(22)}${verdict}`),
        `${right.length} of ${rows.length}`,
        `certain or likely: ${right.filter(({ verdict }) => !verdict.startsWith('one')).length}`,
      ].join('\n'),
    )
    expect(rows.filter(({ verdict }) => !RIGHT.test(verdict))).toEqual([])
  })

  test('pasted where no repository is known: the true cause, or a question, never another cause', () => {
    const rows = table(({ output }) => output, {})
    expect(rows.filter(({ verdict }) => verdict.startsWith('WRONG'))).toEqual([])
    const asked = rows.filter(({ verdict }) => !RIGHT.test(verdict))
    // These outputs name no address, so they may be about any index.
    expect(asked.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['pip-wrong-account', 'not-known'],
      ['pip-proxy', 'more'],
      ['uv-no-simple', 'more'],
      ['poetry-no-simple', 'more'],
      ['pipenv-keyring-off', 'more'],
      ['twine-disutils', 'more'],
      ['poetry-publish-no-backend', 'more'],
      ['poetry-publish-simple', 'more'],
      ['pdm-publish-no-backend', 'not-known'],
    ])
  })

  test('with the command that was typed', () => {
    const rows = table(({ terminal }) => terminal, { repository: TEAM })
    expect(rows.filter(({ verdict }) => !RIGHT.test(verdict))).toEqual([])
    const verdicts = new Map(rows.map(({ id, verdict }) => [id, verdict]))
    expect(verdicts.get('pip-no-input')).toBe('certain')
    expect(verdicts.get('uv-publish-token')).toBe('certain')
    expect(verdicts.get('pip-wrong-repository')).toBe('likely')
  })

  test('the last line alone never names another cause', () => {
    for (const context of [{}, { repository: TEAM }]) {
      const rows = table(({ output }) => output.trim().split('\n').at(-1) ?? '', context)
      expect(rows.filter(({ verdict }) => verdict.startsWith('WRONG'))).toEqual([])
    }
  })

  test('what is certain is told apart from everything else', () => {
    for (const { id, cause, diagnosis } of table(({ output }) => output, { repository: TEAM })) {
      if (diagnosis.kind !== 'causes') throw new Error(id)
      const certain = diagnosis.suspects.filter(({ sure }) => sure === 'certain')
      expect(
        certain.filter((suspect) => suspect.cause !== cause),
        id,
      ).toEqual([])
    }
  })
})
