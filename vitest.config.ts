import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    tsconfigPaths: true,
    // Next puts nothing behind this import on the server, and neither does a test.
    alias: { 'server-only': 'next/dist/compiled/server-only/empty.js' },
  },
  test: {
    include: ['tests/{core,google,data,auth,emulator,project,doctor}/**/*.test.ts'],
    // Random worlds take some seconds, and several times that where the machine has other work.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
