import { createViteServer } from 'vitest/node'

/** Runs `use` with a module of the app: they are written for a bundler, so Vite loads them as the tests do. */
export async function withAppModule<T>(
  path: string,
  use: (module: Record<string, unknown>) => T | Promise<T>,
): Promise<T> {
  const vite = await createViteServer({
    configFile: false,
    logLevel: 'error',
    resolve: {
      tsconfigPaths: true,
      alias: { 'server-only': 'next/dist/compiled/server-only/empty.js' },
    },
    server: { middlewareMode: true, watch: null },
    optimizeDeps: { noDiscovery: true },
  })
  try {
    return await use(await vite.ssrLoadModule(path))
  } finally {
    await vite.close()
  }
}
