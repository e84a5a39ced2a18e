import type { CommandStep, Guide } from './guide'

/** The steps that say the same in another form, too: as a file, or with the key itself in the command. */
export const stepsWithOtherForms = ({ steps }: Guide): readonly CommandStep[] =>
  steps
    .filter((step) => step.kind === 'command')
    .filter(({ asFile, keyed, asKeyedFile }) => Boolean(asFile ?? keyed ?? asKeyedFile))
