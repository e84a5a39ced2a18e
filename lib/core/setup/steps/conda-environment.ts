import type { CheckStep } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'

/**
 * An environment of conda's, with pip. It is no virtual environment: `sys.prefix` and `sys.base_prefix` are the same, and what marks it
 * is the directory `conda-meta`. Tried with conda 26.7.1.
 */
export function condaEnvironment({ system }: Subject): CheckStep {
  return {
    id: 'active-environment',
    kind: 'check',
    title: 'An active conda environment, with its own pip',
    why: 'Not `base`: what is set up there holds for no other environment. One of mamba’s or micromamba’s will do as well.',
    source: SOURCES.condaEnvironments,
    shell: SHELLS[system],
    content:
      "python -c \"import os, sys, pip; print('conda', os.path.exists(os.path.join(sys.prefix, 'conda-meta')))\"",
    expect: 'conda True',
    otherwise: [
      {
        see: 'conda False',
        means:
          'This is another Python. Activate your environment with `conda activate` and its name.',
      },
      {
        see: "No module named 'pip'",
        means: 'The environment has no pip of its own: run `conda install pip`.',
      },
    ],
  }
}
