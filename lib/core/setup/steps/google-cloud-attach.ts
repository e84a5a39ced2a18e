import { shellArgument } from '@/lib/core/quote/shell-argument'
import type { CheckStep, CommandStep, Purpose, UndoStep } from '../guide'
import { serviceAccountFor } from '../service-account'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { ADMIN_ONLY, projectFlag, ROLES } from './automation-account'
import { AUTOMATION_SOURCES } from './automation-sources'
import { rememberPrinted, variableIn } from './automation-values'

/** Where the account goes on. What has a name of the reader's own is asked for by gcloud, or said in words. */
export function attachAccount(subject: Subject, purpose: Purpose): readonly CommandStep[] {
  const shell = SHELLS[subject.system]
  const account = serviceAccountFor(subject)
  return [
    {
      id: 'attach-cloud-run',
      kind: 'command',
      title: 'Cloud Run: deploy as that account',
      why: `Of this step and the next two, take what you use. gcloud asks for the service’s name. Compute Engine: create the machine with \`--service-account=${account} --scopes=cloud-platform\`, or stop it and run \`gcloud compute instances set-service-account\` with the same two flags.`,
      source: AUTOMATION_SOURCES.cloudRun,
      shell,
      content: `gcloud run deploy --source=. ${projectFlag(subject)} --service-account=${shellArgument(shell, account)}`,
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
const PROJECT_NUMBER = 'GOOGLE_PROJECT_NUMBER'

/** Facts: https://docs.cloud.google.com/kubernetes-engine/docs/how-to/workload-identity */
function kubernetesBinding(subject: Subject, purpose: Purpose, verb: 'add' | 'remove'): string {
  const shell = SHELLS[subject.system]
  const { project, location, repository } = subject.repository
  const member = `principal://iam.googleapis.com/projects/${variableIn(shell, PROJECT_NUMBER)}/locations/global/workloadIdentityPools/${project}.svc.id.goog/subject/ns/default/sa/${KUBERNETES_ACCOUNT}`
  return `gcloud artifacts repositories ${verb}-iam-policy-binding ${shellArgument(shell, repository)} ${projectFlag(subject)} --location=${shellArgument(shell, location)} --member="${member}" --role=${ROLES[purpose]} --condition=None`
}

/** Takes {@link attachAccount} back. */
export function detachAccount(subject: Subject, purpose: Purpose): UndoStep {
  return {
    id: 'detach-gke',
    kind: 'undo',
    title: 'GKE: take the Kubernetes service account away',
    why: 'In a new terminal, look up the number first, as above.',
    source: AUTOMATION_SOURCES.gke,
    badges: ADMIN_ONLY,
    shell: SHELLS[subject.system],
    content: [
      kubernetesBinding(subject, purpose, 'remove'),
      `kubectl delete serviceaccount ${KUBERNETES_ACCOUNT} --namespace=default`,
    ].join('\n'),
  }
}

/** Who may do what with the repository, by a policy that only its administrators may read. */
export function seeGrant(subject: Subject, purpose: Purpose): CheckStep {
  const shell = SHELLS[subject.system]
  const { location, repository } = subject.repository
  return {
    id: 'see-grant',
    kind: 'check',
    title: 'See that the role is granted',
    why: 'What is granted on the project is not in this list. On the machine itself go on with Linux, on this page.',
    source: SOURCES.accessControl,
    badges: ADMIN_ONLY,
    shell,
    content: `gcloud artifacts repositories get-iam-policy ${shellArgument(shell, repository)} ${projectFlag(subject)} --location=${shellArgument(shell, location)}`,
    expect: `serviceAccount:${serviceAccountFor(subject)}`,
    otherwise: [
      {
        see: ROLES[purpose],
        means: 'Without the line to expect, others have this role: grant it as above.',
      },
      {
        see: 'PERMISSION_DENIED',
        means: 'You may not read the policy: ask whoever administers the repository.',
      },
    ],
  }
}
