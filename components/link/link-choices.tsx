import type { LinkQuery } from '@/lib/core/link/link-query'
import { CREDENTIAL_TABLE } from '@/lib/core/setup/credentials'
import { CREDENTIALS, INDEXES, PURPOSES, SCOPES, SYSTEMS } from '@/lib/core/setup/guide'
import { SYSTEM_NAMES } from '@/lib/core/setup/systems'
import { TOOL_GROUPS } from '@/lib/core/setup/tool'
import { TOOL_IDS, TOOLS } from '@/lib/core/setup/tools'
import { INDEX_NAMES, PURPOSE_NAMES, SCOPE_NAMES } from '../setup/choice-names'
import { ChoiceInput } from './choice-input'
import { ChoiceSelect } from './choice-select'

/** The fields of the form that makes a link. Their names are a setup page’s own words. */
export function LinkChoices({ asked }: { asked: LinkQuery }) {
  const { choices } = asked
  return (
    <>
      <ChoiceInput
        name="repository"
        label="Repository"
        hint="A name or an address, for example `us-central1-python.pkg.dev/my-project/my-repo`"
        typed={asked.repository}
        code
      />
      <ChoiceSelect
        name="purpose"
        label="To"
        empty="As the tool is used"
        chosen={choices.purpose}
        options={PURPOSES.map((id) => ({ id, text: PURPOSE_NAMES[id] }))}
      />
      <ChoiceSelect
        name="tool"
        label="With"
        empty="The reader’s own tool"
        chosen={choices.tool}
        options={TOOL_IDS.map((id) => ({
          id,
          text: TOOLS[id].name,
          group: TOOL_GROUPS[TOOLS[id].group],
        }))}
      />
      <ChoiceSelect
        name="os"
        label="On"
        empty="The reader’s own system"
        chosen={choices.system}
        options={SYSTEMS.map((id) => ({ id, text: SYSTEM_NAMES[id] }))}
      />
      <MoreChoices choices={choices} />
      <ChoiceInput
        name="text"
        label="Words of the link"
        hint="Left empty, it says what it leads to."
        typed={asked.text}
      />
      <label className="pressable gap-2.5">
        <input
          type="checkbox"
          name="badge"
          value="1"
          defaultChecked={asked.badge}
          className="size-5 accent-accent"
        />
        With a badge
      </label>
    </>
  )
}

/** What a link seldom says, open if it says any of it. */
function MoreChoices({ choices }: { choices: LinkQuery['choices'] }) {
  const { scope, credentials, index, distribution, keyFile, serviceAccount } = choices
  const said = [scope, credentials, index, distribution, keyFile, serviceAccount]
  const open = said.some((one) => one !== undefined)
  return (
    <details open={open || undefined}>
      <summary className="text-accent text-sm hover:underline">
        <span className="pressable">More choices</span>
      </summary>
      <div className="space-y-4 border-line border-l-2 pt-1 pb-2 pl-4">
        <ChoiceSelect
          name="credentials"
          label="As"
          empty="As the tool usually does"
          chosen={credentials}
          options={CREDENTIALS.map((id) => ({ id, text: CREDENTIAL_TABLE[id].name }))}
        />
        <ChoiceSelect
          name="scope"
          label="Set up"
          empty="Where the tool usually is"
          chosen={scope}
          options={SCOPES.map((id) => ({ id, text: SCOPE_NAMES[id] }))}
        />
        <ChoiceSelect
          name="index"
          label="From"
          empty="The usual"
          chosen={index}
          options={INDEXES.map((id) => ({ id, text: INDEX_NAMES[id] }))}
        />
        <ChoiceInput name="package" label="A package to try" typed={distribution} code />
        <ChoiceInput
          name="service-account"
          label="E-mail address of the service account"
          typed={serviceAccount}
          code
        />
        <ChoiceInput
          name="key-file"
          label="Where the key file lies"
          hint="Its path, never what is in it."
          typed={keyFile}
          code
        />
      </div>
    </details>
  )
}
