import type { Failure } from './failure'

/** A failure in words: what happened, and the one thing that the person can do next. */
export type Explanation = {
  /** A short sentence without a full stop. */
  title: string
  detail: string
  action?: { text: string; href?: string; command?: string }
}

/**
 * Says what a failure means and what to do. `about.project` is the project that was being asked about;
 * without it the words stay general. Prose may mark code with `backticks`.
 */
export function explainFailure(failure: Failure, about: { project?: string } = {}): Explanation {
  const { project } = about
  switch (failure.kind) {
    case 'signed-out':
      return {
        title: 'Google no longer accepts your sign-in',
        detail: 'It has expired, was revoked, or your organization asks you to sign in again.',
        action: { text: 'Sign in again; you come back to this page.' },
      }
    case 'scope-missing':
      return {
        title: 'The sign-in does not cover Google Cloud',
        detail: 'The box for viewing Google Cloud data was not ticked when you signed in.',
        action: { text: 'Sign in again and leave every box ticked.' },
      }
    case 'permission-denied':
      return {
        title: 'You may not look here',
        detail: failure.permission
          ? `Google wants the permission \`${failure.permission}\`${on(failure.resource)}, and you lack it (or the thing does not exist: Google does not say which).`
          : 'Google says that you lack the permission, or that there is no such thing. It does not say which.',
        action: {
          text: project
            ? `Ask someone who administers ${project} for Artifact Registry Reader, or paste the name of a repository you were given.`
            : 'Check the name, or ask the person who gave it to you for Artifact Registry Reader.',
        },
      }
    case 'project-unknown':
      return {
        title: project ? `Google does not know the project ${project}` : 'Google does not know it',
        detail: 'There is no such project, or none that you may know of.',
        action: {
          text: 'Check the project ID (not its name or number) with whoever gave it to you.',
        },
      }
    case 'api-disabled':
      return {
        title: 'The Artifact Registry API is off',
        detail: `${project ? `In ${project}` : 'In this project'} the API \`${failure.service}\` is not enabled, so it has no repositories to show.`,
        action: {
          text: 'If repositories should be here, someone who may manage services can enable it:',
          ...(failure.activationUrl ? { href: failure.activationUrl } : {}),
          ...(project
            ? { command: `gcloud services enable ${failure.service} --project=${project}` }
            : {}),
        },
      }
    case 'perimeter':
      return {
        title: 'A security perimeter refused the call',
        detail: `VPC Service Controls protects ${project ?? 'this project'} from calls that come from outside.${failure.identifier ? ` Its identifier for this refusal: \`${failure.identifier}\`.` : ''}`,
        action: { text: 'Give the identifier to your cloud security team.' },
      }
    case 'billing-disabled':
      return {
        title: 'Billing is off',
        detail: `Google answers nothing for ${project ?? 'this project'} until it has a billing account.`,
        action: { text: 'Tell whoever owns the project.' },
      }
    case 'quota-project-denied':
      return {
        title: 'The quota project may not be used',
        detail: 'Google counts these calls against a project that you may not use.',
        action: {
          text: 'Ask whoever runs this site to check the project of its OAuth client: you need `roles/serviceusage.serviceUsageConsumer` there.',
        },
      }
    case 'not-found':
      return {
        title: 'There is no such repository',
        detail: 'Google knows the project but has nothing of that name in that location.',
        action: { text: 'Check the name and the location: the same name may exist elsewhere.' },
      }
    case 'not-python':
      return {
        title: 'This is not a Python repository',
        detail: 'It exists, but it holds packages of another format.',
        action: { text: 'Check the name with the person who gave it to you.' },
      }
    case 'quota-exceeded':
      return {
        title: 'Too many calls just now',
        detail: `Google's quota for these calls is used up, and stayed so while we waited and tried again.`,
        action: {
          text: failure.retryAfterSeconds
            ? `Reload the page in ${failure.retryAfterSeconds} seconds.`
            : 'Reload the page in a minute.',
        },
      }
    case 'timeout':
      return {
        title: 'No answer in time',
        detail: `Google did not answer within ${failure.afterSeconds} seconds, twice.`,
        action: { text: 'Reload the page to ask again.' },
      }
    case 'unavailable':
      return {
        title: 'Google had a problem',
        detail: `It answered ${failure.httpStatus}, and did so again when asked again.`,
        action: {
          text: 'Reload the page; if it lasts, see',
          href: 'https://status.cloud.google.com/',
        },
      }
    case 'unreachable':
      return {
        title: 'Google could not be reached',
        detail: 'This site got no connection to Google.',
        action: { text: 'Reload the page; if it lasts, tell whoever runs this site.' },
      }
    case 'unexpected-answer':
      return {
        title: 'An answer we do not understand',
        detail: `Google answered in a way that this version does not know (${failure.detail}).`,
        action: { text: 'Reload the page; if it lasts, report it to whoever runs this site.' },
      }
  }
}

function on(resource: string | undefined): string {
  return resource ? ` on \`${resource}\`` : ''
}
