import { CopyButton } from '../copy-button'

/** The two addresses that are mixed up most often, apart and named. */
export function Addresses({ install, upload }: { install: string; upload: string }) {
  return (
    <dl className="space-y-4">
      <Address
        name="Install index URL"
        note="for pip and other installers: ends in /simple/"
        url={install}
      />
      <Address name="Upload URL" note="for twine and other uploaders: no /simple/" url={upload} />
    </dl>
  )
}

function Address({ name, note, url }: { name: string; note: string; url: string }) {
  return (
    <div>
      <dt>
        <span className="font-semibold">{name}</span> <span className="text-quiet">{note}</span>
      </dt>
      <dd
        data-copy=""
        className="mt-1 flex items-center justify-between gap-3 rounded-md border border-line bg-code pl-3"
      >
        <code
          data-copy-source=""
          className="min-w-0 py-2 font-mono text-[0.8125rem] [overflow-wrap:anywhere]"
        >
          {url}
        </code>
        <CopyButton what={`the ${name}`} />
      </dd>
    </div>
  )
}
