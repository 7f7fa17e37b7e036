import { build } from 'esbuild'

/** Threads run built code, also under test: the newest, whatever was built before. */
export async function setup(): Promise<void> {
  await build({
    entryPoints: ['src/analysis/worker.ts'],
    outfile: 'dist/worker.js',
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node22',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: true,
  })
}
