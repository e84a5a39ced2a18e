import type { ReactNode } from 'react'
import type { RepositoryName } from '@/lib/core/repository-name'
import type { SetupRequest } from '@/lib/core/setup/setup-request'
import { TOOL_GROUPS } from '@/lib/core/setup/tool'
import { TOOL_IDS, TOOLS } from '@/lib/core/setup/tools'
import { ChoiceFilter } from './choice-filter'
import { nextChoice } from './next-choice'
import { ChoiceList, FoldedPicker } from './picker'

/** The tools, by what people use them for. */
export function ToolPicker({
  name,
  request,
  note,
}: {
  name: RepositoryName
  request: SetupRequest
  note: ReactNode
}) {
  const groups = Object.entries(TOOL_GROUPS).map(([group, title]) => ({
    title,
    tools: TOOL_IDS.filter((id) => TOOLS[id].group === group),
  }))
  return (
    <FoldedPicker label="With" current={TOOLS[request.tool].name} note={note}>
      <ChoiceFilter label="Find a tool">
        {groups
          .filter(({ tools }) => tools.length > 0)
          .map(({ title, tools }) => (
            <div key={title} data-group="">
              <p aria-hidden="true" className="px-3 pt-1 text-quiet text-xs lg:pt-2">
                {title}
              </p>
              <ChoiceList
                label={title}
                choices={tools.map((tool) =>
                  nextChoice(
                    name,
                    request,
                    { tool },
                    { id: tool, text: TOOLS[tool].name, current: tool === request.tool },
                  ),
                )}
              />
            </div>
          ))}
      </ChoiceFilter>
    </FoldedPicker>
  )
}
