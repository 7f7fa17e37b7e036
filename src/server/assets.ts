import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compress, type Encoding } from './compression.ts'

/** A file of public/ or public/built/, kept in memory; its tag changes with its content. */
export interface Asset {
  type: string
  tag: string
  bytes: Uint8Array<ArrayBuffer>
  /** The body in this encoding, made once, when first asked for. */
  encoded(encoding: Encoding): Promise<Uint8Array<ArrayBuffer>>
  packs: boolean
}

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

let read: Map<string, Asset> | undefined

/** By name, as in /assets/NAME. */
export function findAsset(name: string): Asset | undefined {
  read ??= readAssets()
  return read.get(name)
}

/** The page's own addresses of assets, with the content's tag, so that browsers may keep them for good. */
export function versioned(html: string): string {
  return html.replaceAll(/(?<=(?:href|src)="\/assets\/)([\w.-]+)(?=")/g, (name) => {
    const asset = findAsset(name)
    return asset ? `${name}?v=${asset.tag}` : name
  })
}

function readAssets(): Map<string, Asset> {
  const folder = join(projectFolder(), 'public')
  const assets = new Map<string, Asset>()
  for (const place of [folder, join(folder, 'built')]) {
    if (!existsSync(place)) continue
    for (const entry of readdirSync(place, { withFileTypes: true })) {
      const type = types[extname(entry.name)]
      if (entry.isFile() && type)
        assets.set(entry.name, assetOf(new Uint8Array(readFileSync(join(place, entry.name))), type))
    }
  }
  return assets
}

function assetOf(bytes: Uint8Array<ArrayBuffer>, type: string): Asset {
  const packs = !/^(image\/png|font)/.test(type)
  const made = new Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>([[undefined, Promise.resolve(bytes)]])
  return {
    type,
    bytes,
    packs,
    tag: createHash('sha256').update(bytes).digest('base64url').slice(0, 12),
    encoded(encoding) {
      const known = made.get(encoding)
      if (known) return known
      const body = encoding ? compress(bytes, encoding, 11) : Promise.resolve(bytes)
      made.set(encoding, body)
      return body
    },
  }
}

/** The sources run from src/, the built server from dist/. */
export function projectFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
}
