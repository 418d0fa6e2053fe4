/** Every statement on settings. */
import { z } from 'zod'
import { json, type Queries, sql } from '../platform/sql.ts'
import type { SettingChanges, ShopSettings } from './setting.ts'

/** Each on its own: a row that somebody broke by hand falls back to its default and stops no sale. */
const shapes = {
  checkoutPaused: z.boolean(),
  pauseReason: z.string().nullable(),
  maxItems: z.int().min(1),
  maxAmount: z.int().min(100),
  shippingFee: z.int().min(0),
  freeShippingFrom: z.int().min(0),
  virtualAccountHours: z.int().min(1).max(168),
}

/** The newest there is, in every process: nothing of it is kept in memory. */
export async function readSettings(db: Queries, defaults: ShopSettings): Promise<ShopSettings> {
  const rows = await db.query<{ name: string; value: unknown }>(sql`
    select name, value from hanbeon_private.setting`)
  const stored = new Map(rows.map(({ name, value }) => [name, value]))
  const pick = <T>(name: keyof ShopSettings, shape: z.ZodType<T>, fallback: T): T => {
    const parsed = shape.safeParse(stored.get(name))
    return parsed.success ? parsed.data : fallback
  }
  return {
    checkoutPaused: pick('checkoutPaused', shapes.checkoutPaused, defaults.checkoutPaused),
    pauseReason: pick('pauseReason', shapes.pauseReason, defaults.pauseReason),
    maxItems: pick('maxItems', shapes.maxItems, defaults.maxItems),
    maxAmount: pick('maxAmount', shapes.maxAmount, defaults.maxAmount),
    shippingFee: pick('shippingFee', shapes.shippingFee, defaults.shippingFee),
    freeShippingFrom: pick('freeShippingFrom', shapes.freeShippingFrom, defaults.freeShippingFrom),
    virtualAccountHours: pick(
      'virtualAccountHours',
      shapes.virtualAccountHours,
      defaults.virtualAccountHours,
    ),
  }
}

export type SettingChange = {
  readonly changes: SettingChanges
  readonly reason: string | null
  readonly performedBy: string
  readonly requestId: string | null
  readonly now: Date
}

/** Stores what is new and writes it into the record, in one statement: no change without its line, no line without a change. */
export async function changeSettings(db: Queries, change: SettingChange): Promise<void> {
  await db.query(sql`
    with wanted as (
      select key as name, value from jsonb_each(${json(change.changes)}::jsonb)
    ), before as (
      select s.name, s.value
      from hanbeon_private.setting s
      join wanted on wanted.name = s.name
      for update of s
    ), changed as (
      select wanted.name, wanted.value, before.value as previous
      from wanted
      left join before on before.name = wanted.name
      where before.value is distinct from wanted.value
    ), stored as (
      insert into hanbeon_private.setting (name, value, updated_by, updated_at)
      select name, value, ${change.performedBy}, ${change.now}::timestamptz from changed
      on conflict (name) do update set
        value = excluded.value, updated_by = excluded.updated_by, updated_at = excluded.updated_at
    )
    insert into hanbeon_private.setting_log
      (name, previous_value, new_value, reason, performed_by, request_id, created_at)
    select name, previous, value, ${change.reason}, ${change.performedBy}, ${change.requestId}, ${change.now}::timestamptz
    from changed
    order by name`)
}
