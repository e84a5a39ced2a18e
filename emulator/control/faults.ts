import { z } from 'zod'
import { seededRandom } from '../http/random.ts'

const ruleSchema = z.strictObject({
  /** A method of the request log, `*` standing for anything: `artifactregistry.*.list`. */
  method: z.string().default('*'),
  project: z.string().optional(),
  location: z.string().optional(),
  email: z.string().optional(),
  /**
   * An HTTP status; `timeout`: never answers; `disconnect`: drops the connection; `odd-json`: 200 with the
   * right fields and wrong types; `broken-json`: 200 cut in half. Without one the rule only adds latency.
   */
  status: z
    .union([
      z.int().min(400).max(599),
      z.enum(['timeout', 'disconnect', 'odd-json', 'broken-json']),
    ])
    .optional(),
  reason: z.string().optional(),
  message: z.string().optional(),
  retryAfterSeconds: z.int().min(0).optional(),
  /** How often it happens before calls go through again. */
  times: z.int().min(1).optional(),
  /** The share of calls it happens to, decided by a seeded generator: the same on every run. */
  rate: z.number().min(0).max(1).optional(),
  /** Instead of the general latency. */
  latencyMs: z.number().min(0).optional(),
})

export const faultsSchema = z.strictObject({
  /** Before every answer but those under /emulator/. */
  latencyMs: z.number().min(0).default(0),
  seed: z.int().default(1),
  rules: z.array(ruleSchema).default([]),
})

export type Faults = z.input<typeof faultsSchema>
export type FaultRule = z.output<typeof ruleSchema>
type Subject = {
  method: string
  project?: string | undefined
  location?: string | undefined
  email?: string | undefined
}

/** The faults in force. The first rule that applies to a request decides. */
export function createFaults() {
  let latencyMs = 0
  let rules: { rule: FaultRule; pattern: RegExp; left: number; random: () => number }[] = []
  let current: Faults = {}

  return {
    current: () => current,
    /** Replaces all faults; throws a ZodError on what it does not know. */
    set(faults: Faults) {
      const parsed = faultsSchema.parse(faults)
      current = faults
      latencyMs = parsed.latencyMs
      rules = parsed.rules.map((rule, index) => ({
        rule,
        pattern: glob(rule.method),
        left: rule.times ?? Number.POSITIVE_INFINITY,
        random: seededRandom(parsed.seed * 1000 + index),
      }))
    },
    clear() {
      this.set({})
    },
    /** What happens to this request; uses up one of `times`. */
    next(subject: Subject): { latencyMs: number; rule?: FaultRule } {
      for (const entry of rules) {
        const { rule, pattern } = entry
        const applies =
          pattern.test(subject.method) &&
          (rule.project === undefined || rule.project === subject.project) &&
          (rule.location === undefined || rule.location === subject.location) &&
          (rule.email === undefined || rule.email === subject.email)
        if (!applies || entry.left <= 0) continue
        if (rule.rate !== undefined && entry.random() >= rule.rate) continue
        entry.left--
        return { latencyMs: rule.latencyMs ?? latencyMs, rule }
      }
      return { latencyMs }
    },
  }
}

export type FaultControl = ReturnType<typeof createFaults>

function glob(text: string): RegExp {
  const escaped = text.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')
  return new RegExp(`^${escaped}$`)
}
