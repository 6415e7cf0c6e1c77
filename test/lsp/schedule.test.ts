/** When a folder is brought up to date, and what stops it. */
import { expect, test } from 'vitest';
import type { Change } from '../../server/src/engine/engine';
import { createSchedule } from '../../server/src/lsp/schedule';
import { until } from './until';

test('changes that come together are one update', async () => {
  const seen: Change[] = [];
  const schedule = createSchedule(async (change) => void seen.push(change));
  schedule.request(['a'], 1);
  schedule.request(['b', 'a'], 1);
  await schedule.settled();
  expect(seen).toEqual([['a', 'b']]);
});

test('a stopped update is done again with what stopped it', async () => {
  const seen: Change[] = [];
  let isHeld = true;
  const schedule = createSchedule(async (change, token) => {
    seen.push(change);
    while (isHeld)
      await (token.pause() ?? Promise.resolve().then(() => new Promise((resolve) => setImmediate(resolve))));
  });
  schedule.request(['a'], 0);
  await until(() => seen.length === 1, 'it runs');
  isHeld = true;
  schedule.request(['b'], 0);
  await until(() => seen.length === 2, 'it was stopped and started');
  isHeld = false;
  await schedule.settled();
  expect(seen).toEqual([['a'], ['a', 'b']]);
});

test('a full listing is not stopped by an edit, which follows it', async () => {
  const seen: Change[] = [];
  let isHeld = true;
  const schedule = createSchedule(async (change, token) => {
    seen.push(change);
    while (isHeld) await (token.pause() ?? new Promise((resolve) => setImmediate(resolve)));
  });
  schedule.request('all', 0);
  await until(() => seen.length === 1, 'it runs');
  schedule.request(['a'], 0);
  isHeld = false;
  await schedule.settled();
  expect(seen).toEqual(['all', ['a']]);
});

test('what takes long waits until nobody types', async () => {
  const seen: Change[] = [];
  const evaluated: Change[] = [];
  const schedule = createSchedule(async (change, token) => {
    seen.push(change);
    await token.beforeLong?.();
    evaluated.push(change);
  });
  schedule.request(['a'], 0, 60_000);
  await until(() => seen.length === 1, 'the first edit was looked at');
  schedule.request(['b'], 0, 60_000);
  await until(() => seen.length === 2, 'it was given up for the second');
  expect(evaluated).toEqual([]);
  schedule.dispose();
  await schedule.settled();
});

test('once it is quiet, all is evaluated', async () => {
  const evaluated: Change[] = [];
  const schedule = createSchedule(async (change, token) => {
    await token.beforeLong?.();
    evaluated.push(change);
  });
  schedule.request(['a'], 0, 5);
  schedule.request(['b'], 0, 5);
  await schedule.settled();
  expect(evaluated).toEqual([['a', 'b']]);
});

test('disposing releases who waits, also in the middle of an update', async () => {
  const schedule = createSchedule(async (_, token) => {
    for (;;) await (token.pause() ?? new Promise((resolve) => setImmediate(resolve)));
  });
  schedule.request('all', 0);
  const waiting = schedule.settled();
  schedule.dispose();
  await waiting;
  expect(schedule.isBusy()).toBe(false);
});
