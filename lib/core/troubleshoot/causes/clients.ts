/** What the messages were provoked with, `tests/clients/symptoms/`. */
export const CLIENTS =
  'Tried with pip 26.3, keyring 25.7.0, keyrings.google-artifactregistry-auth 1.1.2, twine 7.0.0, uv 0.13.9, Poetry 2.5.1 and PDM 2.29.3.'
