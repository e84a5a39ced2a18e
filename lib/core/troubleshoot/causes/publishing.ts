import { SOURCES } from '@/lib/core/setup/sources'
import type { CauseEntry } from '../cause-entry'
import { SET_UPLOAD } from './step-ids'

/** What is wrong with an upload itself. */
export const PUBLISHING = {
  'simple-on-upload': {
    title: 'Published to the address to install from',
    means:
      'Uploads go to the address without `/simple/`. At the one with it, the index answers 405.',
    fix: [{ do: 'Take `/simple/` off: `{upload}`.' }],
    steps: SET_UPLOAD,
    tell: '405, `Method Not Allowed`, or uv’s question about the simple index URL.',
    versions: 'Tried with twine 7.0.0, uv 0.13.9, Poetry 2.5.1 and Flit 4.2.0.',
    sources: [
      SOURCES.managePackages,
      { title: 'Poetry #5348', url: 'https://github.com/python-poetry/poetry/issues/5348' },
    ],
  },
  'version-exists': {
    title: 'This version is in the repository already',
    means:
      'A version can be published once. The same name and version, even with the same content, is refused.',
    fix: [
      { do: 'Raise the version, build again, and publish only the new files.' },
      {
        tools: ['uv', 'uv-pip', 'uv-tool'],
        do: 'To leave out what is there: `uv publish --check-url {install}`.',
      },
    ],
    steps: ['build', 'upload', 'publish'],
    tell: '400, `Requested entity already exists`.',
    versions: 'Tried with twine 7.0.0, uv 0.13.9 and Poetry 2.5.1.',
    sources: [
      SOURCES.managePackages,
      { title: 'twine #816', url: 'https://github.com/pypa/twine/issues/816' },
    ],
  },
  'skip-existing': {
    title: 'twine does not take `--skip-existing` for this repository',
    means:
      'Since 6.2.0 twine refuses the option for every index but PyPI, before it sends anything.',
    fix: [
      { do: 'Leave `--skip-existing` out, and raise the version.' },
      { do: 'Or publish with `uv publish --check-url {install}`.' },
    ],
    steps: ['upload'],
    tell: '`does not have support for the following features: --skip-existing`',
    versions: 'Tried with twine 7.0.0; twine 6.1.0 skips.',
    sources: [
      { title: 'twine: changelog', url: 'https://twine.readthedocs.io/en/stable/changelog.html' },
    ],
  },
  'misspelt-section': {
    title: '`.pypirc` does not list the repository under `[distutils]`',
    means:
      'twine knows only the repositories that `index-servers` under `[distutils]` names. Google’s own example once had `[disutils]`, which is another word.',
    fix: [{ do: 'Write `[distutils]`, and under it `index-servers` with the section’s name.' }],
    steps: ['write-pypirc'],
    tell: "`Missing '…' section from ~/.pypirc`, though the section is there.",
    versions: 'Tried with twine 7.0.0.',
    sources: [SOURCES.pypirc],
  },
} as const satisfies Record<string, CauseEntry>
