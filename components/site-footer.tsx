export function SiteFooter() {
  return (
    <footer className="mt-16 border-line border-t">
      <div className="mx-auto max-w-6xl px-4 py-6 text-quiet text-sm sm:px-6">
        <p className="max-w-[80ch]">
          These pages never send or store a secret: no password, no token, no key. What you may do
          is decided by Google Cloud alone; this site reads it as you, and changes nothing.
        </p>
      </div>
    </footer>
  )
}
