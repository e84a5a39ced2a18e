/** What a 403 means to whoever reads. Google says the same of a repository that does not exist. */
export const MAY_NOT_READ =
  'You are signed in, but may not read this repository, or there is none of this name. Ask for the role Artifact Registry Reader (`roles/artifactregistry.reader`).'

/** What a 403 means to whoever publishes. */
export const MAY_NOT_PUBLISH =
  'You are signed in, but may not publish here, or there is no repository of this name. Ask for the role Artifact Registry Writer (`roles/artifactregistry.writer`).'
