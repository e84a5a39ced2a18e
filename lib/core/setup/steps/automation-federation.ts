import { shellArgument } from '@/lib/core/quote/shell-argument'
import type { CommandStep, Shell, Source, UndoStep } from '../guide'
import { serviceAccountFor } from '../service-account'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { ADMIN_ONLY, accountParts, projectFlag } from './automation-account'
import { AUTOMATION_SOURCES } from './automation-sources'
import { type Printed, rememberPrinted, variableIn } from './automation-values'
import { unsetVariables } from './variables'

/** A service whose builds Google is to believe. `inShell` parts stand between double quotes and may hold {@link variableIn}. */
export type Federation = {
  /** ID of the pool and of its provider. */
  id: string
  /** As people call the service. */
  name: string
  issuer: string | ((shell: Shell) => string)
  /** A value of its own, where the service is told which; else Google's usual one. */
  audience?: string
  mapping: string
  condition: (shell: Shell) => string
  /** What behind the pool's name means the one project: `attribute.repository_id/42`. */
  member: (shell: Shell) => string
  /** What the condition and the member need to know, from commands that everybody can run. */
  values: readonly Printed[]
  whyValues: string
  source: Source
}

/** The variable that holds the pool's full name, which begins with the project's number. */
const POOL = 'WORKLOAD_IDENTITY_POOL'

/** The provider's full name, between double quotes. */
export function providerName(shell: Shell, { id }: Federation): string {
  return `${variableIn(shell, POOL)}/providers/${id}`
}

/**
 * The APIs, the pool, its provider and the right to act as the account. All of it was parsed by gcloud 528.
 * Facts: https://docs.cloud.google.com/iam/docs/workload-identity-federation-with-deployment-pipelines
 */
export function federate(subject: Subject, service: Federation): readonly CommandStep[] {
  const shell = SHELLS[subject.system]
  const project = projectFlag(subject)
  const { id, name, issuer, audience, mapping, condition, values, source } = service
  const base = { kind: 'command', badges: ADMIN_ONLY, shell } as const
  const issuerFlag =
    typeof issuer === 'string' ? `--issuer-uri=${issuer}` : `--issuer-uri="${issuer(shell)}"`
  return [
    {
      ...base,
      id: 'enable-apis',
      title: 'Turn on the APIs that exchange tokens',
      why: 'Changes nothing where they are on.',
      source: AUTOMATION_SOURCES.deploymentPipelines,
      content: `gcloud services enable iam.googleapis.com sts.googleapis.com iamcredentials.googleapis.com artifactregistry.googleapis.com ${project}`,
    },
    {
      ...base,
      id: 'create-pool',
      title: `Create a pool for identities from ${name}`,
      why: 'Once per project. If it exists, go on.',
      source: AUTOMATION_SOURCES.managePools,
      content: `gcloud iam workload-identity-pools create ${id} ${project} --location=global`,
    },
    rememberPrinted(
      subject,
      [
        ...values,
        // Flags as `rememberPrinted` wants them.
        [
          POOL,
          `gcloud iam workload-identity-pools describe ${id} ${project.replace('=', ' ')} --location global --format "value(name)"`,
        ],
      ],
      {
        id: 'remember-values',
        title: 'Look up what the next steps need',
        why: service.whyValues,
        source,
      },
    ),
    {
      ...base,
      id: 'create-provider',
      title: `Let Google believe ${name}`,
      why: 'The condition is the door: tokens of anybody else’s builds are refused here. If there is one already, it must be for the same owner.',
      source,
      content: [
        `gcloud iam workload-identity-pools providers create-oidc ${id} ${project} --location=global`,
        `--workload-identity-pool=${id}`,
        issuerFlag,
        ...(audience === undefined
          ? []
          : [`--allowed-audiences=${shellArgument(shell, audience)}`]),
        `--attribute-mapping="${mapping}"`,
        `--attribute-condition="${condition(shell)}"`,
      ].join(' '),
    },
    {
      ...base,
      id: 'let-act',
      title: 'Let this project’s builds act as the account',
      why: 'No other project’s, not even of the same owner; but every branch of this one, so let only whom you trust push. It may take some minutes until it holds.',
      source: AUTOMATION_SOURCES.deploymentPipelines,
      content: actAs(subject, service, 'add'),
    },
  ]
}

function actAs(subject: Subject, { member }: Federation, verb: 'add' | 'remove'): string {
  const shell = SHELLS[subject.system]
  const email = serviceAccountFor(subject)
  const project = accountParts(email)?.project ?? subject.repository.project
  return [
    `gcloud iam service-accounts ${verb}-iam-policy-binding ${shellArgument(shell, email)}`,
    `--project=${shellArgument(shell, project)}`,
    '--role=roles/iam.workloadIdentityUser',
    `--member="principalSet://iam.googleapis.com/${variableIn(shell, POOL)}/${member(shell)}"`,
    '--condition=None',
  ].join(' ')
}

/** Takes {@link federate} back. The APIs stay on: others may use them. */
export function unfederate(subject: Subject, service: Federation): readonly UndoStep[] {
  const shell = SHELLS[subject.system]
  const pool = `${projectFlag(subject)} --location=global`
  const base = { kind: 'undo', badges: ADMIN_ONLY, shell } as const
  return [
    {
      ...base,
      id: 'stop-acting',
      title: 'Let the builds no longer act as the account',
      why: 'In a new terminal, look up the values again first, as above.',
      source: AUTOMATION_SOURCES.deploymentPipelines,
      content: actAs(subject, service, 'remove'),
    },
    {
      ...base,
      id: 'delete-pool',
      title: `Delete the provider and the pool for ${service.name}`,
      why: `Only if no other project uses them. The names stay taken for 30 days; until then \`gcloud iam workload-identity-pools undelete ${service.id}\` brings the pool back.`,
      source: AUTOMATION_SOURCES.managePools,
      content: [
        `gcloud iam workload-identity-pools providers delete ${service.id} ${pool} --workload-identity-pool=${service.id} --quiet`,
        `gcloud iam workload-identity-pools delete ${service.id} ${pool} --quiet`,
      ].join('\n'),
    },
    unsetVariables(subject, [...service.values.map(([variable]) => variable), POOL], {
      id: 'forget-values',
      title: 'Forget what was looked up',
      why: 'Only in this terminal; a new one does not know it.',
      source: service.source,
    }),
  ]
}
