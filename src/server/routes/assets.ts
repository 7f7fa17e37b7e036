import { findAsset } from '../assets.ts'
import { encodingFor } from '../compression.ts'
import { problem } from '../problems.ts'
import type { Routes } from '../route.ts'

export const assetRoutes: Routes = () => [
  {
    method: 'GET',
    path: '/assets/:name',
    access: 'anyone',
    async handle(c) {
      const asset = findAsset(c.req.param('name') ?? '')
      if (!asset) throw problem('notFound')
      const etag = `"${asset.tag}"`
      const headers = {
        'Content-Type': asset.type,
        ETag: etag,
        Vary: 'Accept-Encoding',
        'Cache-Control':
          c.req.query('v') === asset.tag ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
      }
      if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers)
      const encoding = asset.packs ? encodingFor(c.req.header('accept-encoding')) : undefined
      return c.body(await asset.encoded(encoding), 200, {
        ...headers,
        ...(encoding && { 'Content-Encoding': encoding }),
      })
    },
  },
]
