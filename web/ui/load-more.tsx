/** The end of a list: how much is shown, and the button for the next page. */
import type { JSX } from 'preact'
import { useText } from '../text/text.ts'
import { Button } from './button.tsx'
import './load-more.css'

type Props = {
  shown: number
  total?: number | null
  hasMore: boolean
  loading?: boolean
  onMore: () => void
}

export function LoadMore({ shown, total = null, hasMore, loading, onMore }: Props): JSX.Element {
  const text = useText()
  return (
    <div class="load-more">
      {shown === 0 ? null : <p class="faint">{text.pages(1, shown, total)}</p>}
      {hasMore ? (
        <Button variant="secondary" block loading={loading} onClick={onMore}>
          {text.action.more}
        </Button>
      ) : null}
    </div>
  )
}
