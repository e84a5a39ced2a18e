import type { Language } from '@/lib/core/setup/guide'
import type { Program, ScriptAction, ScriptPlan } from './script-plan'

/** Which parts of a script's library a plan takes: a script has no line that it does not need. */
export function scriptNeeds({
  actions,
}: ScriptPlan): ReadonlySet<ScriptAction['do'] | Program['by'] | Language> {
  return new Set(
    actions.flatMap((action) => [
      action.do,
      ...(action.do === 'install' ? action.programs.map(({ by }) => by) : []),
      ...(action.do === 'merge' ? [action.file.language] : []),
    ]),
  )
}
