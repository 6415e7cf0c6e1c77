/** The executor is the judge, so it is judged on programs whose outcome is plain. */
import { describe, expect, it } from 'vitest';
import { AGREED, NEVER_REFUSED, OPTED_OUT } from './consumers';
import { execute, prepare } from './execute';

async function outcome(files: Record<string, string>) {
  const optedOut = await execute(prepare({ files }), [OPTED_OUT]);
  const agreed = await execute(prepare({ files }), [AGREED, NEVER_REFUSED]);
  return { optedOut: [...optedOut].sort(), agreed: [...agreed].sort() };
}

describe('execute', () => {
  it('runs modules that nobody imports, and what they import', async () => {
    expect(
      await outcome({
        'main.ts': `import './pixel';\nif (!navigator.globalPrivacyControl) fbq('track', 'E1');`,
        'pixel.ts': `fbq('track', 'E2');`,
      }),
    ).toEqual({ optedOut: ['E2'], agreed: ['E1', 'E2'] });
  });

  it('calls exports that nobody imports, not those that are', async () => {
    const files = {
      'main.ts': `import { a } from './lib';\nif (localStorage.getItem('ccpa_opt_out') !== '1') a();`,
      'lib.ts': `export const a = () => fbq('track', 'E1');\nexport function b() { fbq('track', 'E2'); }`,
    };
    expect(await outcome(files)).toEqual({ optedOut: ['E2'], agreed: ['E1', 'E2'] });
  });

  it('counts a name as imported through barrels, and a re-export alone as no use', async () => {
    const files = {
      'main.ts': `import { a } from './barrel';\nif (!document.cookie.includes('ccpa_opt_out=1')) a();`,
      'barrel.ts': `export * from './lib';`,
      'lib.ts': `export const a = () => fbq('track', 'E1');\nexport const b = () => fbq('track', 'E2');`,
    };
    expect(await outcome(files)).toEqual({ optedOut: ['E2'], agreed: ['E1', 'E2'] });
  });

  it('tries every setting of unknown inputs, parameters and failures among them', async () => {
    const files = {
      'main.ts': [
        `import { flag, risky } from 'acme-inputs';`,
        `export function one(p0: boolean) { if (flag('a') && !p0) fbq('track', 'E1'); }`,
        `export function two() { try { risky('b'); } catch { fbq('track', 'E2'); } }`,
        `export function three() { if (flag('a') && !flag('a')) fbq('track', 'E3'); }`,
      ].join('\n'),
    };
    expect((await outcome(files)).optedOut).toEqual(['E1', 'E2']);
  });

  it('waits for Promises, timers and listeners', async () => {
    const files = {
      'main.ts': [
        `import { PrismaClient } from '@prisma/client';`,
        `const db = new PrismaClient();`,
        `async function isOptedOut() { return (await db.privacyPreference.findFirst({}))?.optedOut === true; }`,
        `export async function one() { if (!(await isOptedOut())) fbq('track', 'E1'); }`,
        `export async function two() { if (isOptedOut()) fbq('track', 'E2'); }`,
        `export function three() { setTimeout(() => { document.addEventListener('click', () => fbq('track', 'E3')); }, 0); }`,
        `export async function four() { const it = await import('./late'); it.send(); }`,
        `export async function five() { try { await isOptedOut(); } catch { fbq('track', 'E5'); } }`,
      ].join('\n'),
      'late.ts': `export function send() { fbq('track', 'E4'); }`,
    };
    expect(await outcome(files)).toEqual({
      optedOut: ['E2', 'E3', 'E4', 'E5'],
      agreed: ['E1', 'E2', 'E3', 'E4', 'E5'],
    });
  });

  it('calls entries in several orders and more than once', async () => {
    const files = {
      'main.ts': [
        `let on = false;`,
        `export function send() { if (on) fbq('track', 'E1'); }`,
        `export function start() { on = true; }`,
        `let calls = 0;`,
        `export function again() { if (calls++ > 0) fbq('track', 'E2'); }`,
      ].join('\n'),
    };
    expect((await outcome(files)).optedOut).toEqual(['E1', 'E2']);
  });

  it('calls what entries hand out: methods, closures, classes', async () => {
    const files = {
      'main.ts': [
        `export const api = { send() { fbq('track', 'E1'); } };`,
        `export const make = () => () => fbq('track', 'E2');`,
        `export class Tracker { track() { fbq('track', 'E3'); } }`,
        `export async function load() { return { go: () => fbq('track', 'E4') }; }`,
      ].join('\n'),
    };
    expect((await outcome(files)).optedOut).toEqual(['E1', 'E2', 'E3', 'E4']);
  });

  it('goes on after a throw and after a rejection that nobody handles', async () => {
    const files = {
      'main.ts': [
        `import { flaky } from 'acme-inputs';`,
        `export function one() { throw new Error('one'); }`,
        `export async function two() { await flaky('a'); fbq('track', 'E1'); }`,
        `export function three() { void two2(); fbq('track', 'E2'); }`,
        `async function two2() { throw new Error('nobody cares'); }`,
      ].join('\n'),
    };
    expect((await outcome(files)).optedOut).toEqual(['E1', 'E2']);
  });

  it('shares the global object between modules', async () => {
    const files = {
      'a.ts': `window.send = () => fbq('track', 'E1');`,
      'b.ts': `export const go = () => send();`,
    };
    expect((await outcome(files)).optedOut).toEqual(['E1']);
  });
});
