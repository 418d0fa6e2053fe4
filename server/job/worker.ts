/**
 * The worker loop: scans what is due, works on it, and waits a moment.
 *
 * It keeps nothing: what is due stands in the rows, so a killed worker holds nothing and any number may run.
 */

export type Task = {
  name: string
  everyMs: number
  run(): Promise<unknown>
}

export type WorkerPorts = {
  tasks: readonly Task[]
  onFault(task: string, error: unknown): void
}

export type Worker = {
  /** Waits for the passes that are under way. */
  stop(): Promise<void>
}

export function startWorker(ports: WorkerPorts): Worker {
  const running = ports.tasks.map((task) => keepRunning(task, ports))
  return {
    async stop() {
      await Promise.all(running.map((each) => each.stop()))
    },
  }
}

function keepRunning(task: Task, ports: WorkerPorts): Worker {
  let timer: ReturnType<typeof setTimeout> | undefined
  let pass: Promise<void> = Promise.resolve()
  let stopped = false
  let failures = 0

  async function once(): Promise<void> {
    try {
      await task.run()
      failures = 0
    } catch (error) {
      failures += 1
      ports.onFault(task.name, error)
    }
    if (!stopped) timer = setTimeout(begin, pauseMs(task.everyMs, failures))
  }
  function begin(): void {
    pass = once()
  }

  begin()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await pass
    },
  }
}

/** A pass that fails (the database is away) is tried again soon, and then less often, up to five seconds. */
function pauseMs(everyMs: number, failures: number): number {
  return failures === 0 ? everyMs : Math.min(5000, everyMs * 2 ** Math.min(failures, 6))
}

/** Works on a list, a few at a time; one that fails does not keep the others from being worked on. */
export function eachOf(limit: number, onFault: (error: unknown) => void) {
  return async <T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> => {
    const queue = [...items]
    const lanes = Array.from({ length: Math.min(limit, queue.length) }, async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
        await work(item).catch(onFault)
      }
    })
    await Promise.all(lanes)
  }
}
