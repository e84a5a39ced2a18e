import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { readCondition } from '@/lib/core/policies/condition'
import { conditionOf } from '@/lib/core/policies/request/grant'
import {
  grantCommand,
  grantOnProjectCommand,
  joinGroupCommand,
} from '@/lib/core/policies/request/grant-command'
import { terraformGrant } from '@/lib/core/policies/request/terraform-grant'

const NAME = { project: 'example.com:lab-one', location: 'us', repository: 'tools' }
const GRANT = { role: 'roles/artifactregistry.writer', member: "user:o'hara@example.com" }
const UNTIL = '2027-12-31'

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

  test('with an end holds through that day', () => {
    const [flag = ''] = argumentsOf(grantCommand(NAME, { ...GRANT, until: UNTIL }, 'bash')).slice(
      -1,
    )
    expect(flag).toBe(
      '--condition=expression=request.time < timestamp("2028-01-01T00:00:00Z"),title=until-2027-12-31',
    )
  })

  test('for PowerShell has no double quote in it, and CEL reads it the same', () => {
    const command = grantCommand(NAME, { ...GRANT, until: UNTIL }, 'powershell')
    expect(command).not.toContain('"')
    const [, expression = ''] = /expression=(.*),title=/.exec(command.replaceAll("''", "'")) ?? []
    const read = readCondition(expression)
    const own = readCondition(conditionOf({ until: UNTIL })?.expression ?? '')
    for (const time of ['2027-12-31T23:59:59Z', '2028-01-01T00:00:00Z']) {
      const at = { now: Date.parse(time), resource: '' }
      expect(read.judge(at)).toBe(own.judge(at))
    }
    expect(own.judge({ now: Date.parse('2027-12-31T23:59:59Z'), resource: '' })).toBe('met')
    expect(own.judge({ now: Date.parse('2028-01-01T00:00:00Z'), resource: '' })).toBe('unmet')
  })

  test('on the project is for this repository alone', () => {
    const command = grantOnProjectCommand(NAME, { ...GRANT, until: UNTIL }, 'bash')
    const [flag = ''] = argumentsOf(command).slice(-1)
    expect(flag).toContain(
      '(resource.name == "projects/example.com:lab-one/locations/us/repositories/tools" || resource.name.startsWith("projects/example.com:lab-one/locations/us/repositories/tools/"))',
    )
    // gcloud takes commas for the end of a value.
    expect(flag.split(',')).toHaveLength(2)
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

test('the same grant for Terraform', () => {
  expect(
    terraformGrant(NAME, { ...GRANT, until: UNTIL }),
  ).toBe(`resource "google_artifact_registry_repository_iam_member" "tools_writer_o_hara" {
  project    = "example.com:lab-one"
  location   = "us"
  repository = "tools"
  role       = "roles/artifactregistry.writer"
  member     = "user:o'hara@example.com"

  condition {
    title      = "until-2027-12-31"
    expression = "request.time < timestamp(\\"2028-01-01T00:00:00Z\\")"
  }
}
`)
  expect(terraformGrant(NAME, { ...GRANT, until: undefined })).not.toContain('condition')
})
