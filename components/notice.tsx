import type { ReactNode } from 'react'
import { Icon } from './icon'

const KINDS = {
  info: { icon: 'info', box: 'border-accent bg-accent-soft', ink: 'text-accent' },
  warning: { icon: 'warning', box: 'border-unsure bg-unsure-soft', ink: 'text-unsure' },
  problem: { icon: 'warning', box: 'border-bad bg-bad-soft', ink: 'text-bad' },
} as const

/** A few sentences that must not be missed. */
export function Notice({
  kind = 'info',
  title,
  children,
}: {
  kind?: keyof typeof KINDS
  title?: ReactNode
  children?: ReactNode
}) {
  const { icon, box, ink } = KINDS[kind]
  return (
    <div className={`flex gap-3 rounded-md border-l-4 px-4 py-3 ${box}`}>
      <Icon name={icon} className={`mt-1 ${ink}`} />
      <div className="min-w-0 space-y-1">
        {title && <div className="font-semibold">{title}</div>}
        {children}
      </div>
    </div>
  )
}
