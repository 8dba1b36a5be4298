import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { moduleFile, root } from './places.mjs'

/** What lets Node run the api's sources as they are. */
export const typescript = ['--import', pathToFileURL(moduleFile('packages/api', 'tsx/dist/loader.mjs')).href]

/** tsx reads one tsconfig, by default that of the current folder, and the api's decorators need the api's. */
export const typescriptEnvironment = { TSX_TSCONFIG_PATH: join(root, 'packages', 'api', 'tsconfig.json') }

/** Node's arguments for the application itself. */
export const application = [...typescript, join(root, 'packages', 'api', 'src', 'main.ts')]
