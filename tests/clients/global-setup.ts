import type { TestProject } from 'vitest/node'
import { startCommon } from './start-common'

/** Once for all test files. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { close, ...common } = await startCommon({ withConda: true })
  project.provide('common', common)
  return close
}
