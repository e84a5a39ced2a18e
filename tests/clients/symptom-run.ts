import { buildGuide } from '@/lib/core/setup/build-guide'
import type { CheckStep, Guide, Step } from '@/lib/core/setup/guide'
import { followSteps } from './follow-guide'
import type { Harness } from './harness'
import type { Outcome, State } from './machine'
import { newcomer, VENV } from './newcomer'
import type { SymptomCase } from './symptom-case'
import { DISTRIBUTION, REPOSITORY } from './world'

/** What to do; not what to see. */
export type Deed = Omit<SymptomCase, 'id' | 'cause' | 'see' | 'known'>
/** A machine on which something is wrong, and the check that would show it. */
export type Arranged = { check: CheckStep; state: State }
export type Provoked = { command: string; check: CheckStep; outcome: Outcome }

/** Follows guides and goes wrong where a case says so. `version`: of the distribution that is there to publish. */
export function createProvoker(harness: Harness, version: number) {
  const { machine } = harness

  /** Everything up to the command that fails. */
  async function arrange(symptom: Deed): Promise<Arranged> {
    const guide = guideFor(symptom)
    const { state } = await newcomer(harness, symptom.guide.tool)
    const begun = await begin(symptom, state)
    const ready = await orFail(symptom.before, begun)
    const wanted = [...guide.prerequisites, ...guide.steps].filter(
      ({ id }: Step) => !symptom.without?.includes(id),
    )
    const done = await followSteps(machine, ready, wanted)
    const [mistake] = done.mistakes
    if (mistake) throw new Error(`${mistake.step}\n$ ${mistake.command}\n${mistake.output}`)
    return { check: lastCheck(guide), state: await orFail(symptom.break, done.state) }
  }

  async function provoke(symptom: Deed): Promise<Provoked> {
    const { check, state } = await arrange(symptom)
    const command = symptom.run ?? check.content.replace(FILTER, '')
    const wrap = symptom.terminal ? withTerminal : withoutTerminal
    return { command, check, outcome: await machine.run(state, wrap(command)) }
  }

  return { harness, arrange, provoke }

  /** What somebody has who comes to the guide: an active environment, something to publish. */
  async function begin({ guide: { scope, purpose } }: Deed, state: State): Promise<State> {
    const inside = await orFail(scope === 'venv' ? VENV : undefined, state)
    const build = `python3 /harness/prepared/make-distribution.py ${version}`
    return orFail(purpose === 'publish' ? build : undefined, inside)
  }

  async function orFail(script: string | undefined, state: State): Promise<State> {
    if (script === undefined) return state
    const outcome = await machine.run(state, script)
    if (outcome.status !== 0) throw new Error(`$ ${script}\n${outcome.output}`)
    return outcome.state
  }
}

export type Provoker = ReturnType<typeof createProvoker>

function guideFor({ guide, repository }: Deed): Guide {
  const answer = buildGuide(
    { ...REPOSITORY, ...repository },
    { ...guide, system: 'linux', index: 'only', distribution: DISTRIBUTION },
  )
  if (answer.kind === 'impossible') throw new Error(answer.reason)
  return answer
}

function lastCheck({ checks }: Guide): CheckStep {
  const check = checks.at(-1)
  if (check === undefined) throw new Error('the guide has no check')
  return check
}

/** What a check leaves out of the output: here all of it is wanted. */
const FILTER = / 2>&1 \| grep -E '.*'$/

/** For clients that break lines: wide enough not to tear their messages. */
const WIDE = 'COLUMNS=200 LINES=50'

/** Questions go unanswered, even where somebody sits at the terminal that the tests were started from. */
function withoutTerminal(command: string): string {
  return `${WIDE} setsid --wait bash -c ${quoted(command)}`
}

/** Only Enter is pressed, once a second: who asks for a password throws away what was typed before. */
function withTerminal(command: string): string {
  const spawn = 'import pty, sys; sys.exit(pty.spawn(["bash", "-c", sys.argv[1]]))'
  const keys = 'for one in {1..20}; do sleep 1; echo; done'
  return `(${keys}) 2>/dev/null | ${WIDE} setsid --wait python3 -c '${spawn}' ${quoted(command)}`
}

const quoted = (command: string) => `'${command.replaceAll("'", "'\\''")}'`
