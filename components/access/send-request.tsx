import { CodeBlock } from '../code-block'

/** What the person sends to whoever administers the repository. */
export function SendRequest({ text, link }: { text: string; link: string }) {
  return (
    <div className="space-y-3">
      <p>
        Nothing has been sent, and nothing is stored: the link is the request. Send it to whoever
        administers the repository.
      </p>
      <CodeBlock label="Message" what="the message" content={text} />
      <CodeBlock label="Link" what="the link" content={link} />
    </div>
  )
}
