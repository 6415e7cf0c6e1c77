/**
 * Decides when a folder is brought up to date, and stops work that nobody wants any more.
 *
 * Changes are collected until it is quiet. A newer change raises the generation and so stops a
 * running update, whose own changes are then done again; only a full listing runs to its end, else
 * someone who types while a large workspace is opened would never get a result.
 */
import type { Change } from '../engine/engine';
import { Cancelled, type Token } from '../std/token';
import { createTimeSlice } from './time-slice';

export interface Schedule {
  /** Asks for an update after `delay` milliseconds of quiet; for what takes long it waits for `quiet` of them. */
  request(change: Change, delay: number, quiet?: number): void;
  /** Resolves when nothing is pending and nothing runs. */
  settled(): Promise<void>;
  isBusy(): boolean;
  dispose(): void;
}

/** `run` ends its own exceptions; only `Cancelled` may leave it. */
export function createSchedule(run: (change: Change, token: Token) => Promise<void>): Schedule {
  let pending: Change | undefined;
  let running: Change | undefined;
  let timer: NodeJS.Timeout | undefined;
  let generation = 0;
  let disposed = false;
  let waiting: (() => void)[] = [];
  /** By the monotonic clock, in milliseconds. */
  let quietAt = 0;
  let wake: (() => void) | undefined;

  return { request, settled, isBusy, dispose };

  function request(change: Change, delay: number, quiet = 0): void {
    if (disposed) return;
    pending = mergeChanges(pending, change);
    generation += 1;
    quietAt = Math.max(quietAt, performance.now() + quiet);
    wake?.();
    clearTimeout(timer);
    timer = setTimeout(onQuiet, delay);
  }

  function onQuiet(): void {
    timer = undefined;
    if (running === undefined) void work();
  }

  async function work(): Promise<void> {
    while (pending !== undefined && timer === undefined && !disposed) {
      const change = pending;
      pending = undefined;
      running = change;
      if (!(await runToEnd(change))) pending = mergeChanges(change, pending);
      running = undefined;
    }
    if (!isBusy()) release();
  }

  /** False when it was stopped and has to be done again. */
  async function runToEnd(change: Change): Promise<boolean> {
    const mine = generation;
    try {
      const isStopped = () => disposed || (change !== 'all' && generation !== mine);
      await run(change, createTimeSlice(isStopped, change === 'all' ? undefined : () => untilQuiet(isStopped)));
      return true;
    } catch (error) {
      if (error instanceof Cancelled) return disposed;
      throw error;
    }
  }

  async function untilQuiet(isStopped: () => boolean): Promise<void> {
    for (let left = quietAt - performance.now(); left > 0 && !isStopped(); left = quietAt - performance.now()) {
      const quiet = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const alarm = setTimeout(() => wake?.(), left);
      await quiet;
      clearTimeout(alarm);
    }
  }

  function settled(): Promise<void> {
    return isBusy() ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve();
  }

  function isBusy(): boolean {
    return !disposed && (pending !== undefined || running !== undefined);
  }

  function dispose(): void {
    disposed = true;
    wake?.();
    clearTimeout(timer);
    release();
  }

  function release(): void {
    const released = waiting;
    waiting = [];
    for (const resolve of released) resolve();
  }
}

function mergeChanges(first: Change | undefined, second: Change | undefined): Change {
  if (first === 'all' || second === 'all') return 'all';
  return [...new Set([...(first ?? []), ...(second ?? [])])];
}
