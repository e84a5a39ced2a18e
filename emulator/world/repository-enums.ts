/**
 * The enumerations of a Repository, by the path of the field; `*` is any key. The numbers are those of
 * google/devtools/artifactregistry/v1/repository.proto. GOOGET, CONDA and the two ASSURED_OSS modes are in
 * newer discovery documents only: CONDA's number is not published, so it answers as a name even when
 * integers are asked for (clients accept both).
 */
export const REPOSITORY_ENUMS: Readonly<Record<string, Readonly<Record<string, number | null>>>> = {
  format: {
    DOCKER: 1,
    MAVEN: 2,
    NPM: 3,
    APT: 5,
    YUM: 6,
    GOOGET: 7,
    PYTHON: 8,
    KFP: 9,
    GO: 10,
    GENERIC: 11,
    RUBY: 12,
    CONDA: null,
  },
  mode: {
    MODE_UNSPECIFIED: 0,
    STANDARD_REPOSITORY: 1,
    VIRTUAL_REPOSITORY: 2,
    REMOTE_REPOSITORY: 3,
    AOSS_REPOSITORY: 4,
    ASSURED_OSS_REPOSITORY: 5,
  },
  'vulnerabilityScanningConfig.enablementConfig': { INHERITED: 1, DISABLED: 2 },
  'vulnerabilityScanningConfig.enablementState': {
    SCANNING_UNSUPPORTED: 1,
    SCANNING_DISABLED: 2,
    SCANNING_ACTIVE: 3,
  },
  'mavenConfig.versionPolicy': { VERSION_POLICY_UNSPECIFIED: 0, RELEASE: 1, SNAPSHOT: 2 },
  'remoteRepositoryConfig.dockerRepository.publicRepository': { DOCKER_HUB: 1 },
  'remoteRepositoryConfig.mavenRepository.publicRepository': { MAVEN_CENTRAL: 1 },
  'remoteRepositoryConfig.npmRepository.publicRepository': { NPMJS: 1 },
  'remoteRepositoryConfig.pythonRepository.publicRepository': { PYPI: 1 },
  'remoteRepositoryConfig.aptRepository.publicRepository.repositoryBase': {
    DEBIAN: 1,
    UBUNTU: 2,
    DEBIAN_SNAPSHOT: 3,
  },
  'remoteRepositoryConfig.yumRepository.publicRepository.repositoryBase': {
    CENTOS: 1,
    CENTOS_DEBUG: 2,
    CENTOS_VAULT: 3,
    CENTOS_STREAM: 4,
    ROCKY: 5,
    EPEL: 6,
  },
  'cleanupPolicies.*.action': { DELETE: 1, KEEP: 2 },
  'cleanupPolicies.*.condition.tagState': { TAGGED: 1, UNTAGGED: 2, ANY: 3 },
}

/** The names one enumeration field may hold. */
export function enumNames(field: string): string[] {
  return Object.keys(REPOSITORY_ENUMS[field] ?? {})
}
