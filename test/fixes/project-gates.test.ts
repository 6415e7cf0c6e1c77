import { describe, expect, it } from 'vitest';
import { polarityOfName } from '../../server/src/catalogue/lexicon/polarity';
import { collectFacts } from '../../server/src/facts/collect';
import { findProjectGates, type GateSearch, type ProjectGate } from '../../server/src/fixes/project-gates';

describe('the gates of a workspace', () => {
  it('records name, polarity, waiting, parameters and surface', () => {
    const text = `
      import { cookies } from 'next/headers';
      export async function isUserOptedOut(userId?: string, strict = false, { region }: Place) { return true; }
    `;
    expect(find(text)).toEqual([
      {
        file: 'src/lib/privacy.ts',
        exported: 'isUserOptedOut',
        name: 'isUserOptedOut',
        polarity: 'out',
        async: true,
        parameters: [
          { name: 'userId', optional: true },
          { name: 'strict', optional: true },
          { name: '', optional: false },
        ],
        surface: 'server',
        esm: true,
      },
    ]);
  });

  it.each([
    ['a function', 'export function hasConsent() {}'],
    ['an arrow', 'export const hasConsent = () => true;'],
    ['a list of exports', 'function hasConsent() {} export { hasConsent };'],
    ['another exported name', 'function asked() {} export { asked as hasConsent };'],
    ['the default export', 'export default function hasConsent() {}'],
    ['a CommonJS property', 'exports.hasConsent = () => true;'],
    ['a CommonJS object', 'function hasConsent() {} module.exports = { hasConsent };'],
    ['a CommonJS value', 'module.exports = function hasConsent() {};'],
  ])('finds %s', (_what, text) => {
    expect(find(text).map(({ name, polarity }) => [name, polarity])).toEqual([['hasConsent', 'in']]);
  });

  it.each([
    ['a setter', 'export function setHasConsent(value) {}'],
    ['a hook', 'export function useHasConsent() {}'],
    ['an act', 'export async function optOut() {}'],
    ['a generator', 'export function* hasConsent() {}'],
    ['a value', 'export const hasConsent = true;'],
    ['a private function', 'function hasConsent() {} hasConsent();'],
    ['a name that says nothing', 'export function isReady() {}'],
  ])('leaves out %s', (_what, text) => {
    expect(find(text)).toEqual([]);
  });

  it.each([
    ['client', 'it reads a cookie', 'export const hasConsent = () => document.cookie !== "";'],
    [
      'client',
      'a function it calls does',
      'const read = () => localStorage.a; export const hasConsent = () => read();',
    ],
    [
      'unknown',
      'it asks whether there is a browser',
      'export const hasConsent = () => typeof document !== "undefined" && document.cookie !== "";',
    ],
    ['client', 'its file says so', '"use client"; export const hasConsent = () => true;'],
    ['server', 'its file has the database', 'import { db } from "@/lib/db"; export const hasConsent = () => db.ok;'],
    ['server', 'it is a server action', '"use server"; export async function hasConsent() {}'],
    [
      'unknown',
      'only another function reads the browser',
      'const a = () => window; export const hasConsent = () => 1;',
    ],
    [
      'unknown',
      'only types come from a server',
      'import type { A } from "express"; export const hasConsent = () => 1;',
    ],
  ])('is of surface %s where %s', (surface, _why, text) => {
    expect(find(text)[0]?.surface).toBe(surface);
  });

  it('asks whether it really is one', () => {
    const text = 'export function hasConsent() {} export function canTrack() {}';
    const confirm = (gate: ProjectGate) => (gate.name === 'canTrack' ? undefined : { ...gate, async: true });
    expect(find(text, { confirm }).map((it) => [it.name, it.async])).toEqual([['hasConsent', true]]);
  });
});

function find(text: string, search: Partial<GateSearch> = {}): ProjectGate[] {
  return findProjectGates([collectFacts('src/lib/privacy.ts', text)], { polarityOfName, ...search });
}
