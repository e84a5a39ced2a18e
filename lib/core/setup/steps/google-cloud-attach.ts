import { shellArgument } from '@/lib/core/quote/shell-argument'
import type { CommandStep, Purpose, UndoStep } from '../guide'
import { serviceAccountFor } from '../service-account'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { ADMIN_ONLY, projectFlag, ROLES } from './automation-account'
import { AUTOMATION_SOURCES } from './automation-sources'
import { rememberPrinted, variableIn } from './automation-values'
import { attachToCloudRun, detachFromCloudRun, PROJECT_NUMBER } from './google-cloud-run'
import { unsetVariables } from './variables'

/** Where the account goes on. What has a name of the reader's own is asked for by gcloud, or said in words. */
export function attachAccount(subject: Subject, purpose: Purpose): readonly CommandStep[] {
  const shell = SHELLS[subject.system]
  const account = serviceAccountFor(subject)
  return [
    ...attachToCloudRun(subject, purpose),
    {
      id: 'attach-compute-engine',
      kind: 'command',
      title: 'Compute Engine: find the machine, and give it that account',
      why: `Create it with \`--service-account=${account} --scopes=cloud-platform\`; or stop it, run \`gcloud compute instances set-service-account\` with its name and the same two flags, and start it again.`,
      source: AUTOMATION_SOURCES.computeEngine,
      shell,
      content: `gcloud compute instances list ${projectFlag(subject)}`,
    },
    rememberPrinted(
      subject,
      [
        [
          PROJECT_NUMBER,
          `gcloud projects describe ${shellArgument(shell, subject.repository.project)} --format "value(projectNumber)"`,
        ],
      ],
      {
        id: 'project-number',
        title: 'GKE: look up the number of the project',
        why: 'For clusters of this project with Workload Identity Federation, as all Autopilot clusters have it. Stay in this terminal.',
        source: AUTOMATION_SOURCES.gke,
      },
    ),
    {
      id: 'attach-gke',
      kind: 'command',
      title: 'GKE: make a Kubernetes service account, and grant it the role itself',
      why: `In the namespace \`default\`. It needs no other account and no annotation: give pods \`serviceAccountName: ${KUBERNETES_ACCOUNT}\`.`,
      source: AUTOMATION_SOURCES.gke,
      badges: ADMIN_ONLY,
      shell,
      content: [
        `kubectl create serviceaccount ${KUBERNETES_ACCOUNT} --namespace=default`,
        kubernetesBinding(subject, purpose, 'add'),
      ].join('\n'),
    },
  ]
}

const KUBERNETES_ACCOUNT = 'python-repositories'

/** Facts: https://docs.cloud.google.com/kubernetes-engine/docs/how-to/workload-identity */
function kubernetesBinding(subject: Subject, purpose: Purpose, verb: 'add' | 'remove'): string {
  const shell = SHELLS[subject.system]
  const { project, location, repository } = subject.repository
  const member = `principal://iam.googleapis.com/projects/${variableIn(shell, PROJECT_NUMBER)}/locations/global/workloadIdentityPools/${project}.svc.id.goog/subject/ns/default/sa/${KUBERNETES_ACCOUNT}`
  return `gcloud artifacts repositories ${verb}-iam-policy-binding ${shellArgument(shell, repository)} ${projectFlag(subject)} --location=${shellArgument(shell, location)} --member="${member}" --role=${ROLES[purpose]} --condition=None`
}

/** Takes {@link attachAccount} back: what still has an account that is deleted may do nothing any more, and does not start. */
export function detachAccount(subject: Subject, purpose: Purpose): readonly UndoStep[] {
  const shell = SHELLS[subject.system]
  return [
    ...detachFromCloudRun(subject, purpose),
    {
      id: 'detach-compute-engine',
      kind: 'undo',
      title: 'Compute Engine: see which machines still have the account',
      why: 'Stop each and run `gcloud compute instances set-service-account` with its name: with the account and the scopes that it had before, or with `--no-service-account --no-scopes`. Then start it again.',
      source: AUTOMATION_SOURCES.computeEngine,
      shell,
      content: `gcloud compute instances list ${projectFlag(subject)} --filter=${shellArgument(shell, `serviceAccounts.email=${serviceAccountFor(subject)}`)}`,
    },
    {
      id: 'detach-gke',
      kind: 'undo',
      title: 'GKE: take the Kubernetes service account away',
      why: 'In a new terminal, look up the number first, as above.',
      source: AUTOMATION_SOURCES.gke,
      badges: ADMIN_ONLY,
      shell,
      content: [
        kubernetesBinding(subject, purpose, 'remove'),
        `kubectl delete serviceaccount ${KUBERNETES_ACCOUNT} --namespace=default`,
      ].join('\n'),
    },
    unsetVariables(subject, [PROJECT_NUMBER], {
      title: 'Forget the number of the project',
      why: 'In this terminal.',
      source: AUTOMATION_SOURCES.gke,
    }),
  ]
}
