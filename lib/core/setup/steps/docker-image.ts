import { posixArgument } from '@/lib/core/quote/posix-argument'
import { simpleIndexUrl } from '@/lib/core/repository-name'
import type { FileStep, UndoStep } from '../guide'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { besideDanger, PYTHON_IMAGE, pipVariable } from './automation-scripts'
import { AUTOMATION_SOURCES } from './automation-sources'
import { editFile } from './edit-file'

/** The name that the build and the file have for the token. */
export const SECRET_ID = 'artifact-registry-token'

/**
 * The one instruction that needs the token. It is read from a file that exists for this instruction only, and stands in the
 * environment of this one command. Built with Buildah and pip 26.3: afterwards neither the image nor the builder’s storage holds it.
 */
export function installInstruction(subject: Subject): {
  mount: string
  command: readonly string[]
} {
  const [variable] = pipVariable(subject)
  const url = simpleIndexUrl(subject.repository).replace(
    '//',
    `//oauth2accesstoken:$(cat /run/secrets/${SECRET_ID})@`,
  )
  const what =
    subject.distribution === undefined
      ? '--requirement requirements.txt'
      : posixArgument(subject.distribution)
  return {
    mount: `--mount=type=secret,id=${SECRET_ID},required=true`,
    command: [`${variable}="${url}"`, `python -m pip install --no-cache-dir ${what}`],
  }
}

/** The lines that install. Facts: https://docs.docker.com/build/building/secrets/ */
export function writeDockerfile(subject: Subject): FileStep {
  const { mount, command } = installInstruction(subject)
  return {
    id: 'write-dockerfile',
    kind: 'file',
    title: 'Mount the token where pip runs',
    why: 'In your own Dockerfile, the `RUN` instruction is all that is needed. Never `ARG` or `ENV`: those stay in the image for everybody who has it.',
    source: AUTOMATION_SOURCES.dockerSecrets,
    ...besideDanger(subject),
    language: 'dockerfile',
    name: 'Dockerfile',
    path: 'Dockerfile',
    content: [
      '# syntax=docker/dockerfile:1',
      `FROM ${PYTHON_IMAGE}`,
      'WORKDIR /app',
      ...(subject.distribution === undefined ? ['COPY requirements.txt .'] : []),
      `RUN ${[mount, ...command].join(' \\\n    ')}`,
      '',
    ].join('\n'),
  }
}

/** Takes {@link writeDockerfile} back. */
export function cleanDockerfile({ system }: Subject): UndoStep {
  return {
    id: 'clean-dockerfile',
    kind: 'undo',
    title: 'Take the repository out of `Dockerfile`',
    why: 'Delete what was added. If the guide made the file, delete all of it.',
    source: AUTOMATION_SOURCES.dockerSecrets,
    shell: SHELLS[system],
    content: editFile(system, 'Dockerfile'),
  }
}
