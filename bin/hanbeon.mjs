#!/usr/bin/env node
/** Starts hanbeon on a fresh clone as well: looks at Node, mends node_modules, and runs the TypeScript as it is. */
import { install, refuseOldNode, registerTypeScript } from './install.mjs'

refuseOldNode()
await install()
await registerTypeScript()
await import('../ops/main.ts')
