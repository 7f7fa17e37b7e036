import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startAnalysis } from '../analysis.ts'
import { createApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { allJobs, startJobs } from '../jobs/index.ts'
import { createListener } from '../listener.ts'
import { saveAddress } from '../store/address.ts'
import { closeDb, openDb } from '../store/db.ts'
import { holdStore } from '../store/running.ts'
import { offerSetUp } from '../store/set-up.ts'
import { startSubmissions } from '../store/submissions.ts'
import type { Command } from './command.ts'
import { wrongUse } from './wrong-use.ts'

export const serve: Command = {
  name: 'serve',
  summary: 'Start the server and say where it listens',
  usage: '',
  options: {},
  async run(args, io) {
    if (args.positionals.length > 0)
      throw wrongUse('“serve” takes nothing after it; PORT=8080 npx verbatim serve listens elsewhere.')
    const config = readConfig(io.env)
    const release = await holdStore(config.databaseUrl, 'shared')
    const db = await openDb(config.databaseUrl)
    const submissions = startSubmissions(db)
    const analysis = startAnalysis(db)
    const app = { config, db, submissions, analysis }
    const server = createListener(app, createApp(app))
    server.listen(config.port, config.host)
    await once(server, 'listening')
    // A server that listens on a port has an address of this form.
    const { port } = server.address() as AddressInfo
    const url = config.baseUrl ?? `http://${config.host}:${port}`
    await saveAddress(db, url)
    const jobs = startJobs(allJobs({ db, config }), (name, error) =>
      io.stderr.write(`The ${name} job met a defect and tries again: ${String(error)}\n`),
    )
    const secret = await offerSetUp(db)
    const setUp = secret && `${url}/setup/${secret}`
    io.result(
      { url, ...(setUp && { setUp }) },
      setUp
        ? `Verbatim listens on ${url}\nNobody owns it yet. Open this link, once, to make it yours:\n  ${setUp}`
        : `Verbatim listens on ${url}`,
    )
    await stopSignal()
    io.say('Finishing what was begun …')
    await stopListening(server)
    await jobs.stop()
    await analysis.close()
    await closeDb(db)
    await release()
    return 0
  },
}

/** Asked to stop: by Ctrl+C, or by whatever runs the server. The same signal may come twice, from both of them. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve())
  })
}

/** Takes no new connections and waits for the requests under way, ten seconds at most. */
async function stopListening(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeIdleConnections()
  const deadline = setTimeout(() => server.closeAllConnections(), 10_000)
  await closed
  clearTimeout(deadline)
}
