/** A GET form: the name goes into the address, so it works without JavaScript. */
export function OpenRepository() {
  return (
    <form action="/go" method="get" className="space-y-2">
      <label htmlFor="repository" className="font-medium">
        Repository name or URL
      </label>
      <div className="flex flex-wrap gap-2">
        <input
          id="repository"
          name="repository"
          required
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          aria-describedby="repository-hint"
          className="min-h-11 min-w-0 flex-1 basis-64 rounded-md border border-edge bg-page px-3 font-mono text-sm"
        />
        <button
          type="submit"
          className="min-h-11 cursor-pointer rounded-md border border-accent px-5 font-medium text-accent hover:bg-accent-soft"
        >
          Open
        </button>
      </div>
      <p id="repository-hint" className="text-quiet text-sm [overflow-wrap:anywhere]">
        For example{' '}
        <code className="inline-code">us-central1-python.pkg.dev/my-project/my-repo</code> or{' '}
        <code className="inline-code">
          projects/my-project/locations/us-central1/repositories/my-repo
        </code>
      </p>
    </form>
  )
}
