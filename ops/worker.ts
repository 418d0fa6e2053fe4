/** `hanbeon worker`: the worker alone, beside servers that run with HANBEON_WORKER=0. */
import { Command } from 'commander'

export const workerCommand = new Command('worker')
  .description('결제 확인과 복구를 맡는 작업자만 켜요 — run the worker alone')
  .action(async () => {
    const { runWorker } = await import('./start/run-worker.ts')
    await runWorker()
  })
