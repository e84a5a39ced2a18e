/** Next calls this once as the server starts. */
export async function register() {
  // biome-ignore lint/style/noProcessEnv: Next's own word for where it runs, which it replaces at build time.
  if (process.env['NEXT_RUNTIME'] === 'edge') return
  const { checkSettings } = await import('@/lib/check-settings')
  checkSettings()
}
