import type { Context } from 'hono'
import type { Analysis } from './analysis.ts'
import type { Config } from './config.ts'
import type { Db } from './store/db.ts'
import type { Submissions } from './store/submissions.ts'

/** Everything a route may use. */
export interface App {
  config: Config
  db: Db
  submissions: Submissions
  analysis: Analysis
}

/** Who asks: a signed-in user or bearer of a token, or nobody known. */
export interface Visitor {
  user?: { id: string; email: string; name: string; administrator: boolean }
  /** Set by a bearer token; then forgery is no danger, as browsers do not send it by themselves. */
  byToken: boolean
  /** The role in the study of this path. */
  role?: 'owner' | 'editor' | 'viewer'
}

/**
 * Who may use a route. The last three are roles in the study named by the path's `:study`, each including the ones
 * before it; a study that is a demo counts everyone as its viewer until the installation has an owner.
 */
export type Access = 'anyone' | 'signed in' | 'administrator' | 'viewer' | 'editor' | 'owner'

/**
 * `limit` is the largest body this route takes; `address` is where the request comes from; `cookie` is a respondent's new one, sent with whatever page follows;
 * `careful` says that the answer carries the careful headers already.
 */
export type Env = {
  Variables: {
    visitor: Visitor
    limit: number
    https: boolean
    address: string
    cookie?: string
    careful?: true
  }
}

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  access: Access
  handle(context: Context<Env>): Response | Promise<Response>
  /** Largest body in bytes; 1 MiB unless told. */
  limit?: number
}

/** A noun's routes; every file in routes/ exports one such function and app.ts lists them all. */
export type Routes = (app: App) => Route[]
