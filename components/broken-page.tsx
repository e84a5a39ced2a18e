/** What a reader sees of a bug: no internals, only what to do and a reference for whoever runs the site. */
export function BrokenPage({
  reference,
  retry,
}: {
  reference: string | undefined
  retry: () => void
}) {
  return (
    <div className="max-w-3xl space-y-4 pt-4">
      <h1 className="font-semibold text-2xl tracking-tight">This page broke</h1>
      <p>
        It is a fault of this site, not of yours. Nothing was changed at Google. Try again; if it
        happens twice, tell whoever runs this site
        {reference && (
          <>
            {' '}
            and give the reference <code className="inline-code">{reference}</code>
          </>
        )}
        .
      </p>
      <p className="flex flex-wrap items-center gap-5">
        <button
          type="button"
          onClick={retry}
          className="min-h-11 cursor-pointer rounded-md border border-transparent bg-accent px-5 font-medium text-on-accent"
        >
          Try again
        </button>
        <a href="/" className="link">
          Start from the beginning
        </a>
      </p>
    </div>
  )
}
