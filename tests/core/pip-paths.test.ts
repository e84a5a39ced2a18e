import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { PIP_CONFIG_PATHS } from '../../lib/core/setup/pip-config-path'

/**
 * pip finds its directories by the copy of platformdirs that it carries, whose classes for other systems work anywhere. What
 * pip adds to them: on macOS those for data, and that of Linux where the person's is missing; on Linux `/etc`
 * (`pip/_internal/utils/appdirs.py`). Older copies tell the directories for data and for configuration apart.
 */
const ASK = `
import json, os
os.environ.update(APPDATA='%APPDATA%', PROGRAMDATA='%PROGRAMDATA%', ALLUSERSPROFILE='%PROGRAMDATA%', HOME='$HOME')
os.environ.pop('XDG_CONFIG_HOME', None)
from pip._internal.utils import appdirs
from pip._vendor.platformdirs.macos import MacOS
from pip._vendor.platformdirs.unix import Unix
from pip._vendor.platformdirs.windows import Windows
windows, macos, unix = Windows('pip', False, None, True), MacOS('pip', False), Unix('pip', False)
print(json.dumps({
    'windows': [windows.user_config_dir, windows.site_config_dir],
    'macos': [macos.user_data_dir, macos.site_data_dir],
    'linux': [unix.user_config_dir, appdirs.site_config_dirs('pip')[-1]],
}))`

test('where pip keeps its file is what pip’s own platformdirs says, for every system', () => {
  const asked: Record<string, readonly [user: string, machine: string]> = JSON.parse(
    execFileSync('python3', ['-c', ASK], { encoding: 'utf8' }),
  )
  const { linux, macos, windows } = PIP_CONFIG_PATHS
  const file = (directory: string | undefined, name: string) => `${directory}/${name}`
  const backslashes = (path: string) => path.replaceAll('/', '\\')

  expect(linux.user.path).toBe(file(asked['linux']?.[0], 'pip.conf'))
  expect(linux.machine.path).toBe(file(asked['linux']?.[1], 'pip.conf'))
  expect(macos.machine.path).toBe(file(asked['macos']?.[1], 'pip.conf'))
  // Only if the directory is there; the note says so, and the path is that of Linux.
  expect(macos.user.note).toContain(`\`${asked['macos']?.[0]}\``)
  expect(macos.user.path).toBe(linux.user.path)
  expect(windows.user.path).toBe(backslashes(file(asked['windows']?.[0], 'pip.ini')))
  expect(windows.machine.path).toBe(backslashes(file(asked['windows']?.[1], 'pip.ini')))
})
