/** Fields with their values before and after. */
import type { JSX } from 'preact'
import type { Text } from '../../../text/ko.ts'
import { type Language, useLanguage } from '../../../text/language.ts'
import { useText } from '../../../text/text.ts'
import { dateText, Icon, wonText } from '../../../ui/index.ts'
import type { AdminText } from '../../text/ko.ts'
import { useAdminText } from '../../text/text.ts'
import type { Difference } from './log-diff.ts'

export function DiffList({ differences }: { differences: readonly Difference[] }): JSX.Element {
  const { diff, log } = useAdminText()
  const shown = useValueText()
  return (
    <dl class="diff">
      {differences.map(({ field, before, after }) => (
        <div key={field} class="diff__line">
          <dt>{log.field[field] ?? field}</dt>
          <dd>
            {before === null ? null : (
              <>
                <span class="visually-hidden">{diff.before} </span>
                <span class="diff__before">{shown(field, before)}</span>
                <Icon name="next" size={12} />
                <span class="visually-hidden">{diff.after} </span>
              </>
            )}
            <span class="diff__after">{shown(field, after)}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function useValueText(): (field: string, value: unknown) => string {
  const words = { shared: useText(), admin: useAdminText(), language: useLanguage() }
  return (field, value) => valueText(field, value, words)
}

type Words = { shared: Text; admin: AdminText; language: Language }

export function valueText(field: string, value: unknown, words: Words): string {
  if (value === null || value === undefined) return words.admin.diff.none
  if (typeof value === 'number' && /amount|fee|discount/i.test(field)) {
    return wonText(value, words.language)
  }
  if (typeof value === 'string') return wordOf(field, value, words)
  return JSON.stringify(value)
}

function wordOf(field: string, value: string, { shared, admin, language }: Words): string {
  const { order, orderPayment, payment, refund } = shared.status
  const states: Record<string, Record<string, string>> = {
    status: { ...order, ...payment },
    paymentStatus: orderPayment,
    refundStatus: refund,
    method: admin.method,
    source: admin.log.performer,
  }
  const known = states[field]?.[value]
  if (known !== undefined) return known
  return /At$/.test(field) ? dateText(value, 'dateTime', language) || value : value
}
