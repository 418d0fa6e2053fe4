/** Stand-ins, notices, dialogs and notes of the design language. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { useText } from '../../text/text.ts'
import { Button } from '../button.tsx'
import { Dialog, Sheet } from '../dialog.tsx'
import { Footer } from '../footer.tsx'
import { Icon, icons } from '../icon.tsx'
import { RequestId } from '../request-id.tsx'
import { Skeleton } from '../skeleton.tsx'
import { Spinner } from '../spinner.tsx'
import { EmptyState, ErrorState, Notice } from '../states.tsx'
import '../test-mode-banner.css'
import { toast } from '../toast.tsx'
import { TopBar } from '../top-bar.tsx'
import { Specimen } from './specimen.tsx'

export function States(): JSX.Element {
  return (
    <Specimen name="상태">
      <Spinner label="불러오고 있어요" />
      <Skeleton />
      <EmptyState
        icon="cart"
        title="장바구니가 비어 있어요"
        body="마음에 드는 상품을 담아 보세요"
      />
      <ErrorState error={new Error('example')} onRetry={() => undefined} />
      <Notice title="알림">
        <p>배송비가 포함된 금액이에요</p>
      </Notice>
      <Notice tone="warning" title="한 번에 3종류까지 주문할 수 있어요" />
      <Notice tone="problem" title="결제하지 못했어요" />
      <RequestId id="3f1c9e52-8a70-4a43-a1f6-0e8f2c9d77b1" />
    </Specimen>
  )
}

export function Overlays({ theme }: { theme: string }): JSX.Element {
  const [open, setOpen] = useState<'dialog' | 'sheet'>()
  const text = useText()
  const close = (): void => setOpen(undefined)
  return (
    <Specimen name="창과 틀">
      <div class="row row--wrap">
        <Button variant="secondary" onClick={() => setOpen('dialog')}>
          대화상자
        </Button>
        <Button variant="secondary" onClick={() => setOpen('sheet')}>
          시트
        </Button>
        <Button variant="secondary" onClick={() => toast('장바구니에 담았어요')}>
          알림
        </Button>
      </div>
      <Dialog
        open={open === 'dialog'}
        onClose={close}
        title="주문을 취소할까요?"
        actions={
          <>
            <Button variant="secondary" size="l" onClick={close}>
              닫기
            </Button>
            <Button variant="danger" size="l" onClick={close}>
              주문 취소하기
            </Button>
          </>
        }
      >
        <p>취소한 주문은 되돌릴 수 없어요.</p>
      </Dialog>
      <Sheet open={open === 'sheet'} onClose={close} title="결제수단">
        <p>아래에서 올라오고, 넓은 화면에서는 옆에서 나와요.</p>
      </Sheet>
      <ul class="gallery__icons">
        {icons.map((name) => (
          <li key={name}>
            <Icon name={name} />
          </li>
        ))}
      </ul>
      <div class="gallery__frame">
        {/* Its look only: a second landmark of the same name would lead readers astray. */}
        <p class="test-mode-banner">{text.testMode}</p>
        <TopBar brand={<strong>한번</strong>} label={`예시 메뉴 (${theme})`}>
          <span class="bar-link">내 주문</span>
        </TopBar>
        <Footer name="한번 상점" lines={[{ label: '대표', value: '한번이' }]} />
      </div>
    </Specimen>
  )
}
