/** Buttons and fields of the design language. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Button, ButtonLink } from '../button.tsx'
import { Checkbox } from '../checkbox.tsx'
import { CopyButton } from '../copy-button.tsx'
import { RadioCards } from '../radio-cards.tsx'
import { Select } from '../select.tsx'
import { Stepper } from '../stepper.tsx'
import { Tabs } from '../tabs.tsx'
import { TextArea, TextField } from '../text-field.tsx'
import { Specimen } from './specimen.tsx'

const variants = ['primary', 'secondary', 'soft', 'ghost', 'danger'] as const

export function Actions(): JSX.Element {
  return (
    <Specimen name="버튼">
      <div class="row row--wrap">
        {variants.map((variant) => (
          <Button key={variant} variant={variant}>
            {variant}
          </Button>
        ))}
      </div>
      <div class="row row--wrap">
        <Button size="s">작은 버튼</Button>
        <Button loading>기다리는 중</Button>
        <Button disabled>쓸 수 없음</Button>
        <ButtonLink variant="soft" href="/gallery">
          링크
        </ButtonLink>
        <CopyButton value="ORD-20261121-7KQ4M2X" label="주문번호" />
      </div>
      <Button size="l" block>
        35,000원 결제하기
      </Button>
    </Specimen>
  )
}

export function Fields({ theme }: { theme: string }): JSX.Element {
  const [name, setName] = useState('김한번')
  const [phone, setPhone] = useState('010-12')
  const [memo, setMemo] = useState<'door' | 'guard'>('door')
  const [note, setNote] = useState('')
  return (
    <Specimen name="입력">
      <TextField label="이름" value={name} onValue={setName} hint="2자에서 20자까지" />
      <TextField
        label="휴대폰 번호"
        value={phone}
        onValue={setPhone}
        error="휴대폰 번호 11자리를 확인해 주세요"
      />
      <TextField label="금액" value="35,000" onValue={() => undefined} suffix="원" readOnly />
      <Select
        label="배송 요청사항"
        name={`memo-${theme}`}
        value={memo}
        onValue={setMemo}
        options={[
          { value: 'door', label: '문 앞에 두고 가 주세요' },
          { value: 'guard', label: '경비실에 맡겨 주세요' },
        ]}
      />
      <TextArea label="이유" optional="(선택)" value={note} onValue={setNote} />
    </Specimen>
  )
}

export function Choices({ theme }: { theme: string }): JSX.Element {
  const [agreed, setAgreed] = useState(true)
  const [method, setMethod] = useState<'card' | 'bank'>('card')
  const [tab, setTab] = useState<'all' | 'paid'>('all')
  const [count, setCount] = useState(2)
  return (
    <Specimen name="고르기">
      <Checkbox checked={agreed} onChecked={setAgreed} strong>
        모두 동의해요
      </Checkbox>
      <Checkbox checked={false} onChecked={() => undefined} error="동의하면 결제할 수 있어요">
        개인정보 수집과 이용에 동의해요 (필수)
      </Checkbox>
      <RadioCards
        legend={`결제수단 (${theme})`}
        value={method}
        onValue={setMethod}
        cards={[
          { value: 'card', label: '카드·간편결제', hint: '토스페이도 여기', icon: 'card' },
          { value: 'bank', label: '가상계좌', hint: '계좌로 입금', icon: 'bank' },
        ]}
      />
      <Tabs
        label="상태"
        value={tab}
        onValue={setTab}
        tabs={[
          { value: 'all', label: '전체', count: 12 },
          { value: 'paid', label: '결제 완료', count: 8 },
        ]}
      />
      <Stepper label="수량" value={count} max={5} onValue={setCount} />
    </Specimen>
  )
}
