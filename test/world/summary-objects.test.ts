/**
 * A value that may be too many objects is one that holds what all of them do (`summary-objects.ts`): that may cost a gate,
 * and never makes one.
 */
import { expect, test } from 'vitest';
import type { Relevance, Scopes } from '../../server/src/world/relevance/relevance';
import type { Analysis } from '../../shared/src/model';
import { suitePrograms } from '../harness/all-suites';
import { analyse } from '../harness/analyse';
import { generate } from '../soundness/generate';

const atOnce = (it: Relevance): Relevance => ({ ...it, maxObjects: 1 });
const narrow = (scopes: Scopes): Scopes => ({
  whole: atOnce(scopes.whole),
  vicinity: (reach) => atOnce(scopes.vicinity(reach)),
});

/** Programs of the suites that are run both ways: all of them take two minutes. */
const EVERY = 4;
/** Of a hundred programs, those that may lose a gate when no two objects are told apart. */
const MOST_LOST = 2;

function statuses({ pathways }: Analysis): ReadonlyMap<string, string> {
  return new Map(pathways.map((it) => [`${it.file}:${it.range.start.line}:${it.range.start.character}`, it.status]));
}

const isQuiet = (status: string | undefined) => status === 'gated' || status === 'unreachable';

/** Places that fall silent, and whether a gate is lost. */
async function compared(files: Readonly<Record<string, string>>) {
  const told = statuses(await analyse(files));
  const merged = statuses(await analyse(files, { narrow }));
  const places = [...told.keys()];
  return {
    silenced: places.filter((it) => isQuiet(merged.get(it)) && !isQuiet(told.get(it))),
    lost: places.some((it) => isQuiet(told.get(it)) && !isQuiet(merged.get(it))),
  };
}

test('in the suites', { timeout: 300_000 }, async () => {
  const programs = suitePrograms(EVERY);
  let lost = 0;
  for (const { name, texts } of programs) {
    const found = await compared(texts);
    expect(found.silenced, name).toEqual([]);
    if (found.lost) lost++;
  }
  expect(lost).toBeLessThanOrEqual((programs.length * MOST_LOST) / 100);
});

test('in generated programs', { timeout: 120_000 }, async () => {
  for (let seed = 960; seed < 1000; seed++)
    expect((await compared(generate(seed).files)).silenced, `seed ${seed}`).toEqual([]);
});

const MANY = 70;
const many = (text: (i: number) => string) => Array.from({ length: MANY }, (_, i) => text(i)).join('\n');

async function statusesOf(main: string): Promise<readonly string[]> {
  return [...statuses(await analyse({ '/main.ts': main })).values()];
}

test('what is written to any of them may be written to each', async () => {
  const program = (change: string) => `
const flags = { share: false };
const all = [flags];
${many((i) => `all.push({ share: false, n${i}: ${i} });`)}
export function change(i: number) { ${change} }
export function buy() { if (flags.share) fbq('track', 'Purchase'); }`;
  expect(await statusesOf(program('all[i].share = true;'))).toEqual(['ungated']);
  expect(await statusesOf(program('console.log(all[i].share);'))).toEqual([]);
});

test('each method of many classes may be called', async () => {
  const program = (one: string) => `
${many((i) => `class Step${i} { run() { ${i === 42 ? one : ''} } }`)}
const steps = {
${many((i) => `  step${i}: new Step${i}(),`)}
};
export function next(name: string) { steps[name].run(); }`;
  expect(await statusesOf(program("fbq('track', 'Lead');"))).toEqual(['ungated']);
  const asked = "if (localStorage.getItem('ccpa_opt_out') !== '1') fbq('track', 'Lead');";
  expect(await statusesOf(program(asked))).toEqual(['gated']);
});

test('none of them is sure to be what one of them is', async () => {
  const program = (made: string) => `
class Declined {}
const answers = [];
${many((i) => `answers.push(${made.replace('I', String(i))});`)}
export function leads() {
  for (const answer of answers) {
    if (answer instanceof Declined) continue;
    fbq('track', 'Lead');
  }
}`;
  expect(await statusesOf(program('{ n: I }'))).toEqual(['ungated']);
  expect(await statusesOf(program('I % 2 ? new Declined() : { n: I }'))).toEqual(['ungated']);
});
