import { inject } from 'vitest'
import { createMachine, type Machine } from './machine'
import type { Common } from './start-common'

declare module 'vitest' {
  interface ProvidedContext {
    common: Common
  }
}

/** Machines on which clients meet the emulator. */
export type Harness = Omit<Common, 'env'> & { machine: Machine }

/** The harness of all test files: what one of them has done already, the others need not do again. */
export function harnessOfAll(): Harness {
  const { env, ...common } = inject('common')
  return { ...common, machine: createMachine({ directory: common.directory, env }) }
}
