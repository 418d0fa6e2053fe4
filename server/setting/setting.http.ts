/** The settings as staff read and change them. */
import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { settings, settingsBody } from '../../contract/admin.ts'
import type { ErrorCode } from '../../contract/error-code.ts'
import { problem } from '../../contract/problem.ts'
import type { ActorGate } from '../member/actor.http.ts'
import type { HttpEnv } from '../platform/http/context.ts'
import { type Language, languageOf } from '../platform/http/language.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { invalidInput } from '../platform/http/validation.ts'
import {
  type ChangeRefusal,
  decideChange,
  type SettingChanges,
  type ShopSettings,
} from './setting.ts'

export type SettingPorts = {
  requireRole: ActorGate['requireRole']
  readSettings: () => Promise<ShopSettings>
  changeSettings: (change: {
    changes: SettingChanges
    reason: string | null
    performedBy: string
    requestId: string
  }) => Promise<void>
}

const problemJson = { content: { 'application/problem+json': { schema: problem } } }
const answer = {
  description: 'The settings',
  content: { 'application/json': { schema: settings } },
}

const read = createRoute({
  method: 'get',
  path: '/admin/settings',
  tags: ['admin'],
  summary: 'Pause, limits and policies',
  responses: {
    200: answer,
    401: { description: 'No session', ...problemJson },
    403: { description: 'Not staff', ...problemJson },
  },
})

const change = createRoute({
  method: 'put',
  path: '/admin/settings',
  tags: ['admin'],
  summary: 'Changes what is named; an operator may only pause and resume',
  request: { body: { required: true, content: { 'application/json': { schema: settingsBody } } } },
  responses: {
    200: answer,
    400: { description: 'Malformed, or a pause without its reason', ...problemJson },
    401: { description: 'No session', ...problemJson },
    403: { description: 'Without the right', ...problemJson },
  },
})

export function settingRoutes(ports: SettingPorts): OpenAPIHono<HttpEnv> {
  const app = new OpenAPIHono<HttpEnv>({ defaultHook: invalidInput })
  app.openapi(
    { ...read, middleware: ports.requireRole('viewer', 'operator', 'admin') },
    async (c) => c.json(await ports.readSettings(), 200),
  )
  app.openapi({ ...change, middleware: ports.requireRole('operator', 'admin') }, async (c) => {
    const actor = c.get('actor')
    const wish = c.req.valid('json')
    const decision = decideChange(actor.role, wish)
    if (decision.kind === 'refused')
      throw refusalOf(decision.refusal, languageOf(c.req.header('accept-language')))
    const { changes, reason } = decision
    await ports.changeSettings({
      changes,
      reason,
      performedBy: actor.id,
      requestId: c.get('requestId'),
    })
    return c.json(await ports.readSettings(), 200)
  })
  return app
}

const refusalHttp = {
  forbidden: { code: 'E_FORBIDDEN' },
  reason_missing: {
    code: 'E_INVALID_INPUT',
    path: 'pauseReason',
    ko: '왜 멈추는지 적어 주세요.',
    en: 'Say why checkout is paused.',
  },
  reason_without_pause: {
    code: 'E_INVALID_INPUT',
    path: 'checkoutPaused',
    ko: '멈출지 다시 열지 함께 알려 주세요.',
    en: 'Say whether checkout is paused or resumed.',
  },
} as const satisfies Record<
  ChangeRefusal,
  { code: ErrorCode } & Partial<Record<'path' | Language, string>>
>

function refusalOf(refusal: ChangeRefusal, language: Language): Refusal {
  const http = refusalHttp[refusal]
  if (!('path' in http)) return new Refusal(http.code)
  return new Refusal(http.code, { errors: [{ path: http.path, message: http[language] }] })
}
