/** Asks Toss, takes over its truth, and shows what changed. */
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import type { JSX } from 'preact'
import { Button, ErrorNotice, Icon, Notice } from '../../ui/index.ts'
import { orderKey, type Synced, syncOrder } from '../api/admin-order.query.ts'
import { useAdminText } from '../text/text.ts'
import { DiffList } from './log/diff-list.tsx'

type Sync = UseMutationResult<Synced, Error, void>

export function useSync(id: string): Sync {
  const client = useQueryClient()
  return useMutation<Synced, Error, void>({
    mutationFn: () => syncOrder(id),
    onSuccess: () => client.invalidateQueries({ queryKey: orderKey(id) }),
  })
}

export function SyncAction({ sync }: { sync: Sync }): JSX.Element {
  const text = useAdminText()
  return (
    <Button
      variant="secondary"
      size="s"
      data-testid="sync"
      loading={sync.isPending}
      onClick={() => sync.mutate()}
    >
      <span class="icon-label">
        {sync.isPending ? null : <Icon name="refresh" size={16} />}
        {text.sync.action}
      </span>
    </Button>
  )
}

export function SyncChanges({ sync }: { sync: Sync }): JSX.Element {
  const { sync: text } = useAdminText()
  if (sync.error !== null) return <ErrorNotice error={sync.error} />
  const changes = sync.data?.changes
  return (
    <div role="status" class="sync-result" data-testid="sync-result">
      {changes === undefined ? null : (
        <Notice title={changes.length === 0 ? text.same : text.changed(changes.length)}>
          {changes.length === 0 ? null : (
            <DiffList
              differences={changes.map(({ field, before, after }) => ({
                field,
                before: before ?? null,
                after: after ?? null,
              }))}
            />
          )}
        </Notice>
      )}
    </div>
  )
}
