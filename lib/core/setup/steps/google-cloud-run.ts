import { shellArgument } from '@/lib/core/quote/shell-argument'
import { simpleIndexUrl } from '@/lib/core/repository-name'
import type { CommandStep, Purpose, UndoStep } from '../guide'
import { serviceAccountFor } from '../service-account'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { ADMIN_ONLY, accountResource, projectFlag } from './automation-account'
import { besideDanger } from './automation-scripts'
import { AUTOMATION_SOURCES } from './automation-sources'
import { variableIn } from './automation-values'
import { indexKey } from './pip-index'

/** Where `rememberPrinted` puts the number of the project. */
export const PROJECT_NUMBER = 'GOOGLE_PROJECT_NUMBER'

function builderBinding(subject: Subject, verb: 'add' | 'remove'): string {
  const shell = SHELLS[subject.system]
  const { project } = subject.repository
  return `gcloud projects ${verb}-iam-policy-binding ${shellArgument(shell, project)} --member=${shellArgument(shell, `serviceAccount:${serviceAccountFor(subject)}`)} --role=roles/run.builder --condition=None`
}

const deploySource = (subject: Subject) => `gcloud run deploy --source=. ${projectFlag(subject)}`

/**
 * The account on Cloud Run: packages are installed by the build, so there it is the build's; what publishes is the service. gcloud 528
 * asks for the service's name and the region. In the build Google's buildpack writes a `.netrc` with a token of the build's account, for
 * the hosts of a list of its own, which pip and uv read.
 * Facts: https://docs.cloud.google.com/run/docs/configuring/services/build-service-account;
 * GoogleCloudPlatform/buildpacks, `pkg/ar/ar.go`.
 */
export function attachToCloudRun(subject: Subject, purpose: Purpose): readonly CommandStep[] {
  const shell = SHELLS[subject.system]
  const base = { kind: 'command', shell } as const
  return purpose === 'publish'
    ? [
        {
          ...base,
          id: 'attach-cloud-run',
          title: 'Cloud Run: deploy as that account',
          why: 'Of Cloud Run, Compute Engine and GKE, take what you use. gcloud asks for the service’s name.',
          source: AUTOMATION_SOURCES.cloudRun,
          content: `${deploySource(subject)} --service-account=${shellArgument(shell, serviceAccountFor(subject))}`,
        },
      ]
    : [
        {
          ...base,
          id: 'grant-builder',
          title: 'Cloud Run: let the account build',
          why: 'Of Cloud Run, Compute Engine and GKE, take what you use. Cloud Run installs packages while it builds, so it is the build’s account that reads the repository, not the service’s. This role lets it write to all repositories of the project, where images go too: use the account for builds alone then.',
          source: AUTOMATION_SOURCES.cloudRunBuild,
          badges: ADMIN_ONLY,
          content: builderBinding(subject, 'add'),
        },
        {
          ...base,
          id: 'attach-cloud-run',
          title: 'Cloud Run: build as that account',
          why: `gcloud asks for the service’s name. First give \`requirements.txt\` the line \`--${indexKey(subject)} ${simpleIndexUrl(subject.repository)}\`: Google’s buildpack hands pip a token of the build’s account, so keyring is not needed. It does so for the locations that it knows (not for \`africa-south1\`, for one). With a Dockerfile of your own there is no buildpack: build the image with Cloud Build, and deploy it with \`--image\`.`,
          source: AUTOMATION_SOURCES.cloudRunBuild,
          ...besideDanger(subject),
          content: `${deploySource(subject)} --build-service-account=${shellArgument(shell, accountResource(subject))}`,
        },
      ]
}

/** Takes {@link attachToCloudRun} back. A service is never without an account: an empty `--service-account` is passed over (gcloud 528). */
export function detachFromCloudRun(subject: Subject, purpose: Purpose): readonly UndoStep[] {
  const shell = SHELLS[subject.system]
  const base = { kind: 'undo', shell } as const
  return purpose === 'publish'
    ? [
        {
          ...base,
          id: 'detach-cloud-run',
          title: 'Cloud Run: give the service the default account',
          why: 'Or name the one that it had before. gcloud asks for the service’s name. In a new terminal, look up the number of the project first, as above.',
          source: AUTOMATION_SOURCES.cloudRun,
          content: `gcloud run services update ${projectFlag(subject)} --service-account="${variableIn(shell, PROJECT_NUMBER)}-compute@developer.gserviceaccount.com"`,
        },
      ]
    : [
        {
          ...base,
          id: 'detach-cloud-run',
          title: 'Cloud Run: build as the default account again',
          why: 'Take the line out of `requirements.txt` first, and what came from this repository: this builds and deploys once more. gcloud asks for the service’s name.',
          source: AUTOMATION_SOURCES.cloudRunBuild,
          content: `${deploySource(subject)} --clear-build-service-account`,
        },
        {
          ...base,
          id: 'revoke-builder',
          title: 'Cloud Run: let the account no longer build',
          why: 'Unless it could before.',
          source: AUTOMATION_SOURCES.cloudRunBuild,
          badges: ADMIN_ONLY,
          content: builderBinding(subject, 'remove'),
        },
      ]
}
