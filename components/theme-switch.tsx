import { Icon } from './icon'
import { THEMES, type Theme } from './theme'

const ICONS = { light: 'sun', dark: 'moon', system: 'screen' } as const
const TITLES = { light: 'Light', dark: 'Dark', system: 'Like this device' } as const

/** A form of three buttons, so that it works without JavaScript; the server remembers the choice in a cookie. */
export function ThemeSwitch({
  current,
  action,
}: {
  current: Theme
  action: (form: FormData) => Promise<void>
}) {
  return (
    <form action={action} className="not-on-paper">
      <fieldset className="flex rounded-md border border-line">
        <legend className="sr-only">Colours</legend>
        {THEMES.map((theme) => (
          <button
            key={theme}
            type="submit"
            name="theme"
            value={theme}
            aria-pressed={theme === current}
            title={TITLES[theme]}
            className="pressable w-10 cursor-pointer justify-center rounded-md text-quiet hover:text-ink aria-pressed:bg-accent-soft aria-pressed:text-accent"
          >
            <Icon name={ICONS[theme]} />
            <span className="sr-only">{TITLES[theme]}</span>
          </button>
        ))}
      </fieldset>
    </form>
  )
}
