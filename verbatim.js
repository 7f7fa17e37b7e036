#!/usr/bin/env node
// Starts Verbatim on a Node.js that can open its database: 22 or newer, else the one that was installed beside it.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
const major = Number(process.versions.node.split('.')[0])

if (major >= 22) {
  await import('./dist/verbatim.js')
} else {
  const node = broughtAlong()
  if (!node || process.env.VERBATIM_NODE === node) {
    console.error(
      `Verbatim needs Node 22+, this is ${process.versions.node}. Install Node 24, or run "npm ci" here, which brings one along.`,
    )
    process.exit(1)
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, VERBATIM_NODE: node },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (status, signal) => process.exit(signal ? 1 : (status ?? 1)))
}

function broughtAlong() {
  const system = process.platform === 'win32' ? 'win' : process.platform
  const path = `${here}node_modules/node-${system}-${process.arch}/bin/node${system === 'win' ? '.exe' : ''}`
  return existsSync(path) ? path : undefined
}
