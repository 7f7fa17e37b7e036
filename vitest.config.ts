import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    globalSetup: ['test/setup/engines.ts', 'test/setup/worker.ts'],
    testTimeout: 240_000,
    hookTimeout: 240_000,
    maxWorkers: 2,
    reporters: process.env.CI ? ['default', './test/setup/closing-line.ts'] : ['default'],
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
})
