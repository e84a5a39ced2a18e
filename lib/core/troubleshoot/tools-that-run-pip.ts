/**
 * Those that run pip as it is set up on the reader's computer, so that its files and variables count. Tried with pip-tools 7.6.2,
 * tox 4.67.15, nox 2026.10.20 and Hatch 1.18.2, which makes its environments with pip unless the project says `installer = "uv"`
 * (https://hatch.pypa.io/latest/how-to/environment/select-installer/). Pipenv runs pip too, without pip's files.
 */
export const TOOLS_THAT_RUN_PIP = [
  'pip',
  'pipx',
  'pip-tools',
  'tox',
  'nox',
  'conda',
  'hatch',
] as const
