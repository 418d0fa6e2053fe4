/** Shown while the code of a page is on its way. */
import type { JSX } from 'preact'
import { Skeleton } from '../../ui/skeleton.tsx'

export function PagePending(): JSX.Element {
  return (
    <div class="page page--wide">
      <div class="page__inner">
        <Skeleton kind="card" lines={2} />
      </div>
    </div>
  )
}
