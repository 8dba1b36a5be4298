// What `npm start`, `npm test`, `npm run check` and `npm run format` run. It needs no package and any Node
// from 20 on; this file alone must also be readable by older ones, to be able to tell them so.
const major = Number(process.versions.node.split('.')[0])

if (major < 20) {
  console.error('Reprise needs Node 20 or newer to start; this is Node ' + process.versions.node + '.')
  process.exitCode = 1
} else {
  import('./run/commands.mjs').then((commands) => commands.run(process.argv.slice(2)))
}
