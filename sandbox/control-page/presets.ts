/** The faults that have a switch of their own. */

import type { FaultMode } from '../fault/fault.ts'

export type Preset = {
  operation: string
  mode: FaultMode
  delayMs?: number
  ko: string
  en: string
}

export const presets: readonly Preset[] = [
  {
    operation: 'confirm',
    mode: 'drop_after',
    ko: '승인하고 응답을 잃어요',
    en: 'Approves, loses the answer',
  },
  {
    operation: 'confirm',
    mode: 'error_after',
    ko: '승인하고 500을 답해요',
    en: 'Approves, answers 500',
  },
  {
    operation: 'confirm',
    mode: 'error_before',
    ko: '승인하지 않고 500을 답해요',
    en: 'Answers 500, approves nothing',
  },
  {
    operation: 'confirm',
    mode: 'delay',
    delayMs: 5000,
    ko: '승인이 5초 걸려요',
    en: 'Approves after 5 seconds',
  },
  {
    operation: 'confirm',
    mode: 'decline',
    ko: '카드사가 거절해요',
    en: 'The card company declines',
  },
  {
    operation: 'confirm',
    mode: 'malformed',
    ko: '승인 응답이 잘려요',
    en: 'The approval’s answer is cut off',
  },
  {
    operation: 'cancel',
    mode: 'drop_after',
    ko: '환불하고 응답을 잃어요',
    en: 'Refunds, loses the answer',
  },
  {
    operation: 'cancel',
    mode: 'error_before',
    ko: '환불이 500으로 실패해요',
    en: 'A refund fails with 500',
  },
  {
    operation: 'get',
    mode: 'error_before',
    ko: '조회가 500으로 실패해요',
    en: 'A look-up fails with 500',
  },
  { operation: 'webhook', mode: 'duplicate', ko: '웹훅이 두 번 와요', en: 'Webhooks come twice' },
  {
    operation: 'webhook',
    mode: 'reorder',
    ko: '웹훅의 순서가 바뀌어요',
    en: 'Webhooks change places',
  },
  {
    operation: 'webhook',
    mode: 'early',
    ko: '웹훅이 응답보다 먼저 와요',
    en: 'Webhooks precede the answer',
  },
  { operation: 'webhook', mode: 'lose', ko: '웹훅이 사라져요', en: 'Webhooks are lost' },
  {
    operation: 'webhook',
    mode: 'forge',
    ko: '가짜 웹훅이 먼저 와요',
    en: 'A forged webhook comes first',
  },
]
