// Builds what runs: the server and its worker into dist/, the page scripts and style sheets into public/built/.
import { context, build } from 'esbuild'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'

const server = {
  entryPoints: {
    verbatim: 'src/server/main.ts',
    ...(existsSync('src/analysis/worker.ts') ? { worker: 'src/analysis/worker.ts' } : {}),
    ...(existsSync('test/bench/bench.ts') ? { bench: 'test/bench/bench.ts' } : {}),
  },
  outdir: 'dist',
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node22',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  sourcemap: true,
  logLevel: 'warning',
}

/** Team pages show questions as respondents see them: by the same sheet, which then holds for those parts alone. */
const asShown = {
  name: 'as-shown',
  setup({ onLoad }) {
    onLoad({ filter: /as-shown\.css$/ }, ({ path }) => {
      const respond = readFileSync('public/respond.css', 'utf8').replaceAll(/^@import.*$/gm, '')
      const contents = `${readFileSync(path, 'utf8')}\n.as-shown {\n${respond}\n}\n`
      return { contents, loader: 'css', watchFiles: [path, 'public/respond.css'] }
    })
  },
}

const pages = {
  entryPoints: [
    ...readdirSync('public')
      .filter((name) => name.endsWith('.css'))
      .map((name) => `public/${name}`),
    ...readdirSync('src/views/browser')
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `src/views/browser/${name}`),
  ],
  outdir: 'public/built',
  entryNames: '[name]',
  bundle: true,
  external: ['*.woff2'],
  minify: true,
  format: 'iife',
  target: ['es2022', 'chrome110', 'firefox110', 'safari16'],
  logLevel: 'warning',
  plugins: [asShown],
}

rmSync('public/built', { recursive: true, force: true })
mkdirSync('public/built', { recursive: true })
copyFileSync('node_modules/htmx.org/dist/htmx.min.js', 'public/built/htmx.js')
copyFileSync(
  'node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  'public/built/inter-latin.woff2',
)
copyFileSync(
  'node_modules/@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2',
  'public/built/inter-latin-ext.woff2',
)

if (process.argv.includes('--watch')) {
  for (const options of [server, pages]) await (await context(options)).watch()
} else {
  await Promise.all([build(server), build(pages)])
  linkCommand()
}

/** `npx verbatim` looks in node_modules/.bin; a project's own command is not put there by npm. */
function linkCommand() {
  chmodSync('verbatim.js', 0o755)
  const link = 'node_modules/.bin/verbatim'
  if (process.platform === 'win32' || !existsSync('node_modules/.bin') || existsSync(link)) return
  symlinkSync('../../verbatim.js', link)
}
