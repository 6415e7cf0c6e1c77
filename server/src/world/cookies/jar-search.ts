/** `find`, `some`, `filter` and `every` on the entries of a cookie jar: the callback is run on each that is told apart. */
import { callValue } from '../calls/calls';
import { cookieUnder } from '../choice/stored-under';
import { copyState, type Frame } from '../machine/frame';
import type { Machine, NativeCall } from '../machine/machine';
import { listOf } from '../natives/list-of';
import { truthOf, type Value } from '../values/value';
import { asEntryOf, jarOf, present } from './jar';

/** More keys than this are not told apart. */
const MAX_KEYS = 12;

interface Tested {
  readonly key: string;
  readonly entry: Value;
  readonly canBeTrue: boolean;
  /** It is there, and the callback says yes. */
  readonly certain: boolean;
}

export function findInJar(m: Machine, f: Frame, method: string, call: NativeCall): Value {
  const keys = m.prior?.jarKeys ?? [];
  const some = jarOf(m, 'some');
  const outer = m.asked;
  const asked = new Set<string>();
  m.asked = asked;
  const rest = test(m, f, call, m.prior && keys.length <= MAX_KEYS ? jarOf(m, 'other') : some, true);
  const known = keys.length <= MAX_KEYS ? keys.flatMap((key) => testKey(m, f, call, key)) : [];
  m.asked = outer;
  for (const key of asked) outer?.add(key);
  if (!f.state) return m.values.never;
  const hits = known.filter((it) => it.canBeTrue);
  // Cookies that nobody asked for here decide nothing.
  const reads = known
    .filter((it) => asked.has(it.key))
    .reduce((a, b) => m.values.withReads(a, b.entry.reads), m.values.unknown).reads;
  switch (method) {
    case 'some':
      return m.values.withReads(
        hits.some((it) => it.certain)
          ? m.values.true
          : hits.length > 0 || rest.canBeTrue
            ? m.values.boolean
            : m.values.false,
        reads,
      );
    case 'find':
    case 'findLast': {
      let found = rest.canBeTrue ? some : m.values.never;
      for (const hit of hits)
        found = m.values.join(found, m.values.make(hit.entry.literals, hit.entry.refs, false, []));
      return m.values.withReads(
        hits.some((it) => it.certain) ? found : m.values.join(found, m.values.undefined),
        reads,
      );
    }
    case 'filter': {
      if (rest.canBeTrue) return jarOf(m, 'all');
      const entries = hits.map((it) => it.entry);
      if (hits.every((it) => it.certain))
        return m.values.withReads(listOf(m, f, call, entries, m.values.never, 'entries'), reads);
      return listOf(
        m,
        f,
        call,
        [],
        entries.reduce((a, b) => m.values.join(a, b), m.values.never),
        'entries',
      );
    }
    default:
      return method === 'every' ? m.values.boolean : m.values.unknown;
  }
}

function testKey(m: Machine, f: Frame, call: NativeCall, key: string): Tested[] {
  const stored = cookieUnder(m, f, key, call.site);
  if (!stored || !f.state) return [];
  const there = present(m, stored, undefined);
  const truth = truthOf(there);
  if (!truth.canBeTrue) {
    // It is still asked for.
    test(m, f, call, jarOf(m, 'some'), true);
    return [{ key, entry: m.values.withReads(m.values.undefined, stored.reads), canBeTrue: false, certain: false }];
  }
  const tested = test(m, f, call, asEntryOf(m, call.self, jarOf(m, 'entry', key, stored.reads)), false);
  return [
    {
      key,
      entry: m.values.withReads(tested.entry, stored.reads),
      canBeTrue: tested.canBeTrue,
      certain: tested.certain && !truth.canBeFalse,
    },
  ];
}

function test(m: Machine, f: Frame, call: NativeCall, entry: Value, isRest: boolean): Tested {
  if (!f.state) return { key: '', entry, canBeTrue: false, certain: false };
  const before = copyState(f.state);
  const value = callValue(m, f, {
    callee: call.args[0] ?? m.values.undefined,
    self: m.values.undefined,
    args: [entry, m.values.unknown, call.self],
    site: call.site,
  });
  const returned = f.state !== null;
  f.state = before;
  const truth = truthOf(value);
  return { key: '', entry, canBeTrue: truth.canBeTrue, certain: !isRest && returned && !truth.canBeFalse };
}
