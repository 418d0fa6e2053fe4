/** The settings of a command: the environment over `.env`, checked. */
import { readSettings, type Settings } from '../server/platform/config.ts'
import { environment } from './program.ts'

export function settings(): Settings {
  return readSettings(environment())
}
