/** Ids of pathways: what they survive, and what makes another one. Notes, baselines and exemptions hang on them. */
import { expect, test } from 'vitest';
import { contentOfId } from '../../server/src/std/stable-id';
import { analyse } from '../harness/analyse';

async function idsOf(text: string, file = 'track.ts'): Promise<{ readonly [line: number]: string }> {
  const { pathways } = await analyse({ [file]: text });
  return Object.fromEntries(pathways.map((it) => [it.range.start.line, it.id]));
}

const VISIT = `export function visit() {\n  fbq('track', 'Visit');\n}`;

test('edits elsewhere leave it', async () => {
  const [before, after] = [await idsOf(VISIT), await idsOf(`const x = 1;\n\n${VISIT}\nx.toFixed();`)];
  expect(after[4]).toBe(before[2]);
});

test('calls with other texts keep their own, in whichever order they stand', async () => {
  const calls = ["fbq('track', 'Visit');", "fbq('track', 'Buy');"];
  const there = await idsOf(calls.join('\n'));
  const back = await idsOf([...calls].reverse().join('\n'));
  expect([back[2], back[1]]).toEqual([there[1], there[2]]);
  expect(there[1]).not.toBe(there[2]);
});

test('equal calls are told apart by their order', async () => {
  const ids = Object.values(await idsOf(`${VISIT}\nfbq('track', 'Visit');\nfbq('track', 'Visit');`));
  expect(new Set(ids).size).toBe(3);
});

test('another function around it makes another one', async () => {
  const [before, after] = [await idsOf(VISIT), await idsOf(VISIT.replace('visit', 'leave'))];
  expect(after[2]).not.toBe(before[2]);
});

test('in a renamed file the half of the content is the same', async () => {
  const [before, after] = [await idsOf(VISIT), await idsOf(VISIT, 'lib/pixel.ts')];
  expect(after[2]).not.toBe(before[2]);
  expect(contentOfId(after[2] ?? '')).toBe(contentOfId(before[2] ?? 'x'));
});
