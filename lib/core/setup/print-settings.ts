import { shellArgument } from '../quote/shell-argument'
import type { Statement } from './guide'
import { keyFileArgument } from './key-file-argument'
import { SOURCES } from './sources'
import { SHELLS } from './systems'
import type { Subject } from './tool'

/** Google's own command for the settings, with all of its flags filled in. Prints them and changes nothing. */
export function printSettingsCommand(subject: Subject): string {
  const shell = SHELLS[subject.system]
  const { project, location, repository } = subject.repository
  const flags = [
    `--project=${shellArgument(shell, project)}`,
    `--repository=${shellArgument(shell, repository)}`,
    `--location=${shellArgument(shell, location)}`,
    ...(subject.credentials === 'key-password' ? [`--json-key=${keyFileArgument(subject)}`] : []),
  ]
  return `gcloud artifacts print-settings python ${flags.join(' ')}`
}

/**
 * What the command gets wrong or leaves out; may mark code with `backticks`.
 * Facts: gcloud 528.0.0, tried, and its `print_settings` package; `google-facts.md` 8 and 9.
 */
export const PRINT_SETTINGS_MISTAKES: readonly Statement[] = [
  {
    text: 'For pip it prints `extra-index-url`: pip then looks on PyPI as well and takes the highest version from either, so a stranger’s package of the same name can win. The steps above set `index-url`.',
    source: SOURCES.pipInstall,
  },
  {
    text: 'Its address has no user name, so pip before 26.2 does not ask a keyring that pipx or uv installed.',
    source: { title: 'pip #14150', url: 'https://github.com/pypa/pip/pull/14150' },
  },
  {
    text: 'If the active account of `gcloud` is a service account, its key is printed among the settings, and nothing warns of it.',
    source: SOURCES.printSettings,
  },
  {
    text: 'It prints the same for a virtual or a remote repository, which take no uploads.',
    source: SOURCES.virtualRepositories,
  },
  {
    text: 'It knows pip and twine alone, and says neither where the files are nor how to see whether it worked.',
    source: SOURCES.printSettings,
  },
  {
    text: 'For a project ID with a domain (`example.com:my-project`) it keeps the `:` in the address; gcloud itself asks with `/`.',
    source: {
      title: 'Google: repository and image names',
      url: 'https://docs.cloud.google.com/artifact-registry/docs/docker/names#domain',
    },
  },
]
