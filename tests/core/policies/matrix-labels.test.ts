import { expect, test } from 'vitest'
import { columnLabel, cutLabel, rowLabels } from '@/components/audit/matrix-labels'
import { auditTables } from '@/lib/core/policies/audit-tables'
import { companyIndex } from './small-company'

test('rows that would look alike say of which kind they are', () => {
  const tables = auditTables(
    companyIndex({
      policies: {
        tools: [
          ['reader', 'projectEditor:lab-one'],
          ['reader', 'projectOwner:lab-one'],
          ['reader', 'user:same@example.com'],
          ['reader', 'group:same@example.com'],
          ['reader', 'user:other@example.com'],
          ['reader', 'allUsers'],
          ['reader', 'deleted:user:gone@example.com?uid=1'],
        ],
      },
      groups: { 'same@example.com': [] },
    }).snapshot,
    [],
  )
  const labels = rowLabels(tables)
  expect(new Set(labels).size).toBe(labels.length)
  expect(labels).toEqual(
    expect.arrayContaining([
      'projectEditor:lab-one',
      'projectOwner:lab-one',
      'user:same@example.com',
      'group:same@example.com',
      'other@example.com',
      'allUsers',
      'deleted:user:gone@example.com?uid=1',
    ]),
  )
})

test('a column’s head keeps both ends of a long name, and the location', () => {
  expect(
    columnLabel(
      {
        project: 'a-project-with-a-rather-long-name',
        location: 'northamerica-northeast1',
        repository: 'recommendation-models-for-the-whole-company-staging',
      },
      30,
    ),
  ).toEqual({
    name: 'recommendation-…ompany-staging',
    place: 'a-pr…ame · northamerica-northeast1',
  })
  expect(columnLabel({ project: 'lab-one', location: 'us', repository: 'tools' }, 30)).toEqual({
    name: 'tools',
    place: 'lab-one · us',
  })
})

test.each([
  ['a@example.com', 20, 'a@example.com'],
  ['somebody-with-a-long-name@example.com', 20, 'somebody-w…ample.com'],
  ['ci@ml-platform.iam.gserviceaccount.com', 20, 'ci@ml-platform.iam…'],
  ['nightly-training@recommendations.iam.gserviceaccount.com', 20, 'nightly…dations.iam…'],
])('%s in %i letters: %s', (label, letters, expected) => {
  expect(cutLabel(label, letters)).toBe(expected)
})
