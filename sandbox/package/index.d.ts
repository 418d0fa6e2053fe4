/** What the published package offers to TypeScript; the fields of Toss's own objects are Toss's to document. */

import type { Server } from 'node:http'

export type SandboxOptions = {
  /** Keep the state in this folder; without it, in memory only. */
  dataDir?: string
  /** The same seed makes the same ids in the same order. */
  seed?: string
  now?: () => number
  /** Points that Toss's documents leave open. */
  readings?: Record<string, unknown>
  apiVersion?: string
  /** Toss allows test keys 100 requests a minute on each path; without it, as many as come. */
  requestsPerMinute?: number
  /** Multiplies the waits between the attempts of a webhook. */
  webhookTimeScale?: number
  maxPayments?: number
  maxIdempotencyKeys?: number
  maxRequests?: number
  maxDeliveries?: number
}

export type ListeningSandbox = { port: number; url: string; close(): Promise<void> }

export type Sandbox = {
  /** Like the global `fetch`, without a network; rejects where a fault closes the connection. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>
  /** Port 0 takes any free port. */
  listen(port: number): Promise<ListeningSandbox>
  attach(server: Server): ListeningSandbox
  clock: { now(): number; advance(ms: number): void }
  close(): void
}

export function createSandbox(options?: SandboxOptions): Sandbox
export function refusalToStart(): string | null
