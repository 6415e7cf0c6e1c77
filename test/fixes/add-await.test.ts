import { describe, expect, it } from 'vitest';
import { collectFacts } from '../../server/src/facts/collect';
import { addAwait } from '../../server/src/fixes/add-await';
import { isNoFix } from '../../server/src/fixes/fix';
import { applyEdits } from '../../server/src/fixes/insertion';

describe('awaiting a gate', () => {
  it.each([
    [
      'a test',
      'async function f(id) { if («out(id)») return; }',
      'async function f(id) { if (await out(id)) return; }',
    ],
    ['a negation', 'async () => { if (!«out()») send(); }', 'async () => { if (!(await out())) send(); }'],
    ['an operand', 'async () => { «may()» && send(); }', 'async () => { (await may()) && send(); }'],
    ['a constant', 'async () => { const o = «out()»; }', 'async () => { const o = await out(); }'],
    [
      'a comparison',
      'async () => { if («out()» === true) return; }',
      'async () => { if ((await out()) === true) return; }',
    ],
    ['a property', 'async () => { if («get()».ads) send(); }', 'async () => { if ((await get()).ads) send(); }'],
    [
      'a handler that is made async',
      'x.addEventListener("click", () => { if (!«out()») send(); });',
      'x.addEventListener("click", async () => { if (!(await out())) send(); });',
    ],
  ])('%s', (_what, before, after) => {
    expect(run(before)).toBe(after);
  });

  it.each([
    ['awaited already', 'async () => { if (await «out()») return; }', 'It is awaited already.'],
    ['awaited in parentheses', 'async () => { if (await («out()»)) return; }', 'It is awaited already.'],
    ['no call', 'async () => { if («out») return; }', 'No call stands exactly here.'],
    ['the top level', 'if («out()») stop();', '`out` is asynchronous, and the top level of a file does not wait.'],
    ['an exported function', 'export function f() { if («out()») return; }', '`out` is asynchronous, and `f` is not.'],
  ])('not: %s', (_what, before, why) => {
    expect(run(before)).toBe(why);
  });
});

function run(marked: string): string {
  const text = marked.replace(/[«»]/g, '');
  const span = [marked.indexOf('«'), marked.indexOf('»') - 1] as const;
  const fix = addAwait({ text, facts: collectFacts('src/a.ts', text), span, surface: 'client' });
  return isNoFix(fix) ? fix.why : applyEdits(text, fix.edits);
}
