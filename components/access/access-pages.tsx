import { ACCESS_PAGE } from '@/lib/core/policies/access-order'

/** Links to the parts of a long table, so that all of it can be read without JavaScript. */
export function AccessPages({
  page,
  pages,
  total,
  hrefOf,
}: {
  page: number
  pages: number
  /** Rows, on all pages. */
  total: number
  hrefOf: (page: number) => string
}) {
  if (pages < 2) return null
  const from = (page - 1) * ACCESS_PAGE
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center gap-x-3 text-sm">
      <span className="text-quiet">
        {from + 1} to {Math.min(from + ACCESS_PAGE, total)} of {total}
      </span>
      {page > 1 && <Step href={hrefOf(page - 1)}>Previous</Step>}
      {Array.from({ length: pages }, (_, at) => at + 1)
        .filter((one) => isNear(one, page, pages))
        .map((one) =>
          one === page ? (
            <span key={one} aria-current="page" className="pressable font-semibold">
              {one}
            </span>
          ) : (
            <Step key={one} href={hrefOf(one)}>
              {String(one)}
            </Step>
          ),
        )}
      {page < pages && <Step href={hrefOf(page + 1)}>Next</Step>}
    </nav>
  )
}

/** The first, the last, and those beside this one. */
function isNear(one: number, page: number, pages: number): boolean {
  return one === 1 || one === pages || Math.abs(one - page) <= 2
}

function Step({ href, children }: { href: string; children: string }) {
  const isNumber = /^\d+$/.test(children)
  return (
    <a className="pressable link" href={href}>
      {isNumber && <span className="sr-only">Page </span>}
      {children}
    </a>
  )
}
