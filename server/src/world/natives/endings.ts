/** Functions that never return, or only where what they are given holds: `redirect('/')` of Next.js, `invariant(mayShare)`. */
import { escape } from '../calls/escape';
import type { Native } from '../machine/machine';
import { decide } from '../syntax/branches';
import { raise } from '../syntax/jumps';
import { truthOf } from '../values/value';

const throws: Native = (m, f, call) => {
  for (const it of call.args) escape(m, f, it, call.site);
  raise(m, f, m.values.unknown);
  f.state = null;
  return m.values.never;
};

/** Before its second version SvelteKit made what has to be thrown. */
const throwsSinceTwo: Native = (m, f, call) => {
  const major = /\d+/.exec(m.links.versionOf(f.unit.path, '@sveltejs/kit') ?? '')?.[0];
  return Number(major) >= 2 ? throws(m, f, call) : m.values.unknown;
};

/** `assert(mayShare, 'refused')`. */
export const asserts: Native = (m, f, call) => {
  const [value = m.values.undefined, ...others] = call.args;
  for (const it of others) escape(m, f, it, call.site);
  const test = call.site.k === 'call' ? call.site.args[0] : undefined;
  const fail = () => {
    raise(m, f, m.values.unknown);
    f.state = null;
  };
  if (test && test.k !== 'spread') {
    const sides = { key: call.site, spanTrue: undefined, spanFalse: undefined, whenTrue: () => {}, whenFalse: fail };
    decide(m, f, test, value, sides);
  } else {
    const { canBeTrue, canBeFalse } = truthOf(value);
    if (canBeFalse) raise(m, f, m.values.unknown);
    if (!canBeTrue) f.state = null;
  }
  return f.state ? m.values.undefined : m.values.never;
};

const NEXT = ['redirect', 'permanentRedirect', 'notFound', 'forbidden', 'unauthorized'];
const ASSERTS = ['tiny-invariant', 'invariant', 'assert', 'node:assert', 'assert/strict', 'node:assert/strict'];

export const ENDINGS: Readonly<Record<string, Native>> = {
  ...Object.fromEntries(NEXT.map((it) => [`next/navigation#${it}`, throws])),
  '@sveltejs/kit#redirect': throwsSinceTwo,
  '@sveltejs/kit#error': throwsSinceTwo,
  ...Object.fromEntries(ASSERTS.flatMap((it) => [it, `${it}#ok`, `${it}#strict`].map((name) => [name, asserts]))),
};
