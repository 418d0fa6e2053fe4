/** Finds a Chromium for the browser tests, or gets one; a test that cannot run is a failure, never skipped. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fail, root, say } from './install.mjs'

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

export async function findChromium() {
  const given = process.env.CHROMIUM_PATH
  if (given && existsSync(given)) return given
  const found = usual.find((path) => existsSync(path)) ?? (await ofPlaywright())
  if (found !== undefined) return found
  say('· 브라우저 시험에 쓸 Chromium을 설치하고 있어요 — installing Chromium for the browser tests')
  installByApt()
  const installed = usual.find((path) => existsSync(path)) ?? (await installByPlaywright())
  if (installed !== undefined) return installed
  return fail(
    'Chromium이 없어요. "sudo apt-get install -y chromium fonts-noto-cjk"로 설치하거나 CHROMIUM_PATH에 경로를 적은 뒤 다시 실행해 주세요.',
    'There is no Chromium. Install it ("sudo apt-get install -y chromium fonts-noto-cjk") or set CHROMIUM_PATH, and run again.',
  )
}

function installByApt() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args) => spawnSync('apt-get', ['-qq', ...args], { stdio: ['ignore', 2, 2], env })
  apt('update')
  apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk')
}

async function ofPlaywright() {
  const { chromium } = await import('@playwright/test')
  const path = chromium.executablePath()
  return path && existsSync(path) ? path : undefined
}

async function installByPlaywright() {
  const cli = join(
    createRequire(join(root, 'package.json')).resolve('playwright/package.json'),
    '..',
    'cli.js',
  )
  spawnSync(process.execPath, [cli, 'install', 'chromium'], {
    stdio: ['ignore', 2, 2],
    timeout: 300_000,
  })
  return ofPlaywright()
}
