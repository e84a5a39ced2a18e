import { execFileSync, spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { readCondition } from '@/lib/core/policies/condition'
import { conditionOf } from '@/lib/core/policies/request/grant'
import { grantCommand, joinGroupCommand } from '@/lib/core/policies/request/grant-command'
import { terraformGrant } from '@/lib/core/policies/request/terraform-grant'
import { resourceName } from '@/lib/core/repository-name'

const NAME = { project: 'example.com:lab-one', location: 'us', repository: 'tools' }
const GRANT = { role: 'roles/artifactregistry.writer', member: "user:o'hara@example.com" }
const UNTIL = '2027-12-31'
const terraform = spawnSync('terraform', ['version']).status === 0

/** What a real shell hands to the program that is named first. */
function argumentsOf(command: string): string[] {
  const script = `gcloud() { printf '%s\\0' "$@"; }; ${command}`
  return execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1)
}

describe('the command for a grant', () => {
  test('without an end says that there is no condition', () => {
    const command = grantCommand(NAME, { ...GRANT, until: undefined }, 'bash')
    expect(argumentsOf(command)).toEqual([
      'artifacts',
      'repositories',
      'add-iam-policy-binding',
      'tools',
      '--project=example.com:lab-one',
      '--location=us',
      "--member=user:o'hara@example.com",
      '--role=roles/artifactregistry.writer',
      '--condition=None',
    ])
  })

  test('with an end is on the project, for this repository alone, through that day', () => {
    const read = argumentsOf(grantCommand(NAME, { ...GRANT, until: UNTIL }, 'bash'))
    expect(read.slice(0, 3)).toEqual(['projects', 'add-iam-policy-binding', NAME.project])
    const [flag = ''] = read.slice(-1)
    expect(flag).toBe(
      '--condition=expression=request.time < timestamp("2028-01-01T00:00:00Z") && (resource.name == "projects/example.com:lab-one/locations/us/repositories/tools" || resource.name.startsWith("projects/example.com:lab-one/locations/us/repositories/tools/")),title=tools-until-2027-12-31',
    )
    // gcloud takes commas for the end of a value.
    expect(flag.split(',')).toHaveLength(2)
  })

  test('for PowerShell has no double quote in it, and is judged the same', () => {
    const command = grantCommand(NAME, { ...GRANT, until: UNTIL }, 'powershell')
    expect(command).not.toContain('"')
    const [, expression = ''] = /expression=(.*),title=/.exec(command.replaceAll("''", "'")) ?? []
    const read = readCondition(expression)
    const own = readCondition(conditionOf(NAME, { until: UNTIL })?.expression ?? '')
    const tools = resourceName(NAME)
    const cases = [
      [tools, '2027-12-31T23:59:59Z', 'met'],
      [tools, '2028-01-01T00:00:00Z', 'unmet'],
      [`${tools}-2`, '2027-12-31T23:59:59Z', 'unmet'],
    ] as const
    for (const [resource, time, expected] of cases) {
      const at = { now: Date.parse(time), resource }
      expect([own.judge(at), read.judge(at)]).toEqual([expected, expected])
    }
  })

  test('for a group puts the person into it', () => {
    const command = joinGroupCommand('group:devs@example.com', GRANT.member, 'bash')
    expect(argumentsOf(command)).toEqual([
      'identity',
      'groups',
      'memberships',
      'add',
      '--group-email=devs@example.com',
      "--member-email=o'hara@example.com",
    ])
  })
})

describe('the same grant for Terraform', () => {
  test('without an end', () => {
    expect(
      terraformGrant(NAME, { ...GRANT, until: undefined }),
    ).toBe(`resource "google_artifact_registry_repository_iam_member" "tools_writer_o_hara" {
  project    = "example.com:lab-one"
  location   = "us"
  repository = "tools"
  role       = "roles/artifactregistry.writer"
  member     = "user:o'hara@example.com"
}
`)
  })

  test('with an end', () => {
    const text = terraformGrant(NAME, { ...GRANT, until: UNTIL })
    expect(text).toContain('resource "google_project_iam_member" "tools_writer_o_hara" {')
    expect(text).toContain('  member  = "user:o\'hara@example.com"\n\n  condition {\n')
    expect(text).toContain(
      'expression = "request.time < timestamp(\\"2028-01-01T00:00:00Z\\") && (',
    )
    expect(text).not.toContain('location ')
  })

  test.runIf(terraform).each([undefined, UNTIL])(
    'is as terraform fmt writes it, until %s',
    (until) => {
      const text = terraformGrant(NAME, { ...GRANT, until })
      expect(
        execFileSync('terraform', ['fmt', '-'], {
          input: text,
          encoding: 'utf8',
          stdio: ['pipe', 'pipe', 'ignore'],
        }),
      ).toBe(text)
    },
  )
})
