import { beforeAll, expect, test } from 'vitest'
import { renderSetupSh } from '@/lib/core/machine/script/setup-sh'
import { parseSetupRequest } from '@/lib/core/setup/setup-request'
import { type Harness, harnessOfAll } from './harness'
import type { State } from './machine'
import { newcomer, VENV } from './newcomer'
import { REPOSITORY } from './world'

let harness: Harness

beforeAll(() => {
  harness = harnessOfAll()
})

/** Every file, link and folder at home with its permissions and what is in it; caches are nobody's settings. */
const SNAPSHOT = `cd "$HOME" && find . -path ./.cache -prune -o -printf '%p %M %l\\n' | LC_ALL=C sort
find . -path ./.cache -prune -o -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum; cd - >/dev/null`

/** What a program that was used before leaves is made by the script's very first run, then, and taken back with it. */
const NEVER_USED_PIPX = 'rm -rf "$HOME/.local"'

/** What people have already, and must find again. */
const PIP_CONF = `mkdir -p "$HOME/.config/pip" && printf '# ours\\n[global]\\ntimeout = 60\\nindex-url = https://person:hunter2@old.example/simple\\n\\n[install]\\n; none\\nno-compile = no\\n' > "$HOME/.config/pip/pip.conf" && chmod 640 "$HOME/.config/pip/pip.conf"`
const UV_TOML = `mkdir -p "$HOME/.config/uv" && printf '# ours\\nnative-tls = true\\n\\n[pip]\\nstrict = true\\n' > "$HOME/.config/uv/uv.toml"`
/** A key that everybody may read is there, too. */
const PYPIRC = `chmod 644 "$HOME/service-account-key.json" && printf '[distutils]\\r\\nindex-servers =\\r\\n    other\\r\\n\\r\\n[other]\\r\\nrepository = https://other.example/\\r\\n' > "$HOME/.pypirc" && chmod 600 "$HOME/.pypirc"`

const CASES = [
  { query: 'tool=pip&scope=user', before: NEVER_USED_PIPX },
  { query: 'tool=pip&scope=user&credentials=impersonation', before: PIP_CONF },
  { query: 'tool=pip', before: VENV },
  { query: 'tool=uv-pip&scope=user&credentials=gcloud', before: UV_TOML },
  { query: 'tool=uv-tool&scope=user', before: 'true' },
  { query: 'tool=pip-tools&scope=user', before: 'true' },
  { query: 'tool=twine&credentials=gcloud-service-account', before: VENV },
  { query: 'tool=twine&scope=user&credentials=key-file', before: PYPIRC },
] as const

test.concurrent.for(CASES)(
  '$query: done twice, it works, and is taken back',
  async ({ query, before }) => {
    const request = parseSetupRequest(Object.fromEntries(new URLSearchParams(query)), {
      system: 'linux',
    })
    const script = renderSetupSh({ repository: REPOSITORY, request, page: 'https://host.example/' })
    const { state: empty } = await newcomer(harness, request.tool)
    const run = async (state: State, command: string, status = 0) => {
      const outcome = await harness.machine.run(state, command)
      expect(`${outcome.output}\nstatus ${outcome.status}`).toContain(`status ${status}`)
      return outcome
    }
    const at = await run(
      empty,
      `cat > /harness/setup.sh <<'END OF SCRIPT'\n${script}END OF SCRIPT\n${before}`,
    )
    const home = (await run(at.state, SNAPSHOT)).output
    const key =
      request.credentials === 'key-file'
        ? 'export GOOGLE_APPLICATION_CREDENTIALS="$HOME/service-account-key.json"\n'
        : ''

    const dry = await run(at.state, 'sh /harness/setup.sh </dev/null')
    expect((await run(dry.state, SNAPSHOT)).output).toBe(home)

    const once = await run(dry.state, 'sh /harness/setup.sh --apply --yes')
    const between = (await run(once.state, SNAPSHOT)).output
    const twice = await run(once.state, 'sh /harness/setup.sh --apply --yes')
    expect(withoutPipxsOwn((await run(twice.state, SNAPSHOT)).output)).toBe(
      withoutPipxsOwn(between),
    )

    const checked = await run(twice.state, `${key}sh /harness/setup.sh --check`)
    expect(checked.output).not.toContain('not as it should be')

    const undone = await run(checked.state, 'sh /harness/setup.sh --undo --yes')
    expect(withoutPipxsOwn((await run(undone.state, SNAPSHOT)).output)).toBe(withoutPipxsOwn(home))
    const nothing = await run(undone.state, 'sh /harness/setup.sh --undo --yes')
    expect(nothing.output).toContain('There is nothing to take back.')

    for (const { output } of [dry, once, twice, checked, undone])
      expect(output).not.toContain('hunter2')
  },
)

test('an index beside the repository is left in its file, warned of, and no check is fine with it', async () => {
  const request = parseSetupRequest({ tool: 'pip', scope: 'user' }, { system: 'linux' })
  const script = renderSetupSh({ repository: REPOSITORY, request, page: 'https://host.example/' })
  const { state: empty } = await newcomer(harness, 'pip')
  const conf = '"$HOME/.config/pip/pip.conf"'
  const left = 'extra-index-url = https://person:hunter2@old.example/simple'
  const at = await harness.machine.run(
    empty,
    `cat > /harness/setup.sh <<'END OF SCRIPT'\n${script}END OF SCRIPT\n${PIP_CONF}\nsed -i 's#^timeout.*#${left}#' ${conf}`,
  )
  const dry = await harness.machine.run(at.state, 'sh /harness/setup.sh')
  const once = await harness.machine.run(dry.state, 'sh /harness/setup.sh --apply --yes')
  const twice = await harness.machine.run(once.state, 'sh /harness/setup.sh --apply --yes')
  for (const { output, status } of [dry, once, twice]) {
    expect(status, output).toBe(0)
    expect(output).toContain('Left for you: take extra-index-url out of /home/person/.config/pip/')
  }
  for (const { output } of [dry, once]) expect(output).toContain('    - index-url = ...')

  const checked = await harness.machine.run(twice.state, 'sh /harness/setup.sh --check')
  expect(checked.output).toContain('not as it should be: See what pip is set to')
  expect(checked.output).toContain('pip looks at another index too')
  expect(checked.status).toBe(1)

  const gone = await harness.machine.run(twice.state, `sed -i /^extra-index-url/d ${conf}`)
  const last = await harness.machine.run(gone.state, 'sh /harness/setup.sh --check')
  expect(last.output).not.toContain('not as it should be')
  expect(last.status).toBe(0)
  for (const { output } of [dry, once, twice, checked]) expect(output).not.toContain('hunter2')
})

/** pipx writes a log for each of its runs, and keeps a lock for each program there ever was. */
const PIPX_OWN = /^.*\.local\/(?:state\/pipx\/log\/|share\/pipx\/venvs\/\.[\w-]+\.lock).*\n/gm
const withoutPipxsOwn = (snapshot: string) => snapshot.replaceAll(PIPX_OWN, '')
