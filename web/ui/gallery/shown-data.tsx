/** Money, dates, badges, cards and tables of the design language. */
import type { JSX } from 'preact'
import { Badge } from '../badge.tsx'
import { BottomBar } from '../bottom-bar.tsx'
import { Button } from '../button.tsx'
import { Card } from '../card.tsx'
import { DateTime } from '../date-time.tsx'
import { LoadMore } from '../load-more.tsx'
import { Money } from '../money.tsx'
import { PriceTable } from '../price-table.tsx'
import { Table } from '../table.tsx'
import { Specimen } from './specimen.tsx'

export function Figures({ theme }: { theme: string }): JSX.Element {
  return (
    <Specimen name="금액과 날짜">
      <Money amount={35000} size="xl" />
      <p>
        <Money amount={35000} /> <Money amount={5000} minus /> <Money amount={42000} struck />
      </p>
      <p>
        <DateTime at="2026-11-21T14:05:00+09:00" />
      </p>
      <div class="row row--wrap">
        <Badge>주문 취소</Badge>
        <Badge tone="blue">결제 대기</Badge>
        <Badge tone="green">결제 완료</Badge>
        <Badge tone="amber">확인 중</Badge>
        <Badge tone="red">결제 실패</Badge>
      </div>
      <Card title={`결제 금액 (${theme})`} tone="line">
        <PriceTable
          lines={[
            { label: '상품 금액', amount: 37000 },
            { label: '할인', amount: 5000, minus: true },
            { label: '배송비', amount: 3000 },
          ]}
          total={{ label: '결제 금액', amount: 35000 }}
        />
      </Card>
      <BottomBar
        note={
          <>
            <span class="soft">결제 금액</span>
            <Money amount={35000} size="l" />
          </>
        }
      >
        <Button size="l">35,000원 결제하기</Button>
      </BottomBar>
    </Specimen>
  )
}

type Row = { number: string; name: string; amount: number }

const rows: readonly Row[] = [
  { number: 'ORD-20261121-7KQ4M2X', name: '한번 머그 외 1건', amount: 35000 },
  { number: 'ORD-20261120-3FA9C0T', name: '코스 A', amount: 10000 },
]

export function Lists({ theme }: { theme: string }): JSX.Element {
  return (
    <Specimen name="표">
      <Table
        caption={`주문 (${theme})`}
        rows={rows}
        rowKey={(row) => row.number}
        columns={[
          { id: 'number', title: '주문번호', cell: (row) => row.number },
          { id: 'name', title: '상품', cell: (row) => row.name },
          {
            id: 'amount',
            title: '금액',
            align: 'end',
            cell: (row) => <Money amount={row.amount} />,
          },
        ]}
      />
      <LoadMore shown={2} total={12} hasMore onMore={() => undefined} />
    </Specimen>
  )
}
