/**
 * The cookie jar: one text with every cookie, which programs take apart in many ways.
 *
 * What is taken from it without saying which cookie is `some` piece; asking for a key gives what is
 * stored under it. Only keys that the workspace asks for anywhere are told apart (`prior.jarKeys`); all
 * other cookies are one `other` entry.
 */
import { replacedText } from '../choice/replaced-words';
import { cookieUnder } from '../choice/stored-under';
import type { Frame } from '../machine/frame';
import type { Machine, Native, NativeCall } from '../machine/machine';
import { listOf } from '../natives/list-of';
import type { ChoiceRef, JarPart } from '../values/ref';
import { textOf } from '../values/strings';
import { isNullish, truthOf, type Value } from '../values/value';
import { asJsonToo } from './as-json';
import { type AskedEntry, askedIn } from './jar-entry';
import { entryMember, searchEntry, tailMember } from './jar-entry-members';
import { over } from './jar-iteration';
import { findInJar } from './jar-search';

const SAME = new Set([
  'trim',
  'trimStart',
  'trimEnd',
  'toLowerCase',
  'toUpperCase',
  'toString',
  'valueOf',
  'normalize',
  'concat',
  'reverse',
  'flat',
  'entries',
  'values',
  'sort',
  'toSorted',
]);
const CUTS = new Set(['slice', 'substring', 'substr', 'at', 'pop', 'shift', 'charAt']);
const SEARCHES = new Set(['find', 'findLast', 'some', 'filter', 'every', 'findIndex']);

export function jarOf(m: Machine, part: JarPart['part'], key = '', reads: Value['reads'] = []): Value {
  const read = reads.find((it) => it.name === key);
  // Only who asks for its key depends on it: the value itself carries no reads.
  return m.values.ref(m.refs.choice({ form: 'jar', polarity: 'in', answer: 'no', read, jar: { part, key } }));
}

/** Entries of this list: with a blank before them where those have one. */
export function asEntryOf(m: Machine, list: Value, entry: Value): Value {
  const isBlank = list.refs.some((it) => it.kind === 'choice' && it.jar?.blank);
  return isBlank ? withBlank(m, entry, true) : entry;
}

function withBlank(m: Machine, value: Value, blank: true | undefined): Value {
  const refs = value.refs.map((it) => {
    if (it.kind !== 'choice' || !it.jar) return it;
    const { blank: _, ...jar } = it.jar;
    return m.refs.choice({ ...it, jar: blank ? { ...jar, blank } : jar });
  });
  return m.values.make(value.literals, refs, value.unknown, value.reads);
}

/** Every cookie that scripts see. */
export function jar(m: Machine): Value {
  const all = jarOf(m, 'all');
  return m.world.stored === 'unknown' || m.world.of === 'rows' ? m.values.join(all, m.values.unknown) : all;
}

/** Its entries, each of them whole: `document.cookie.split('; ')`. */
export function listed(m: Machine, value: Value, separator?: string): Value {
  const refs = value.refs.map((it) =>
    it.kind === 'choice' && it.jar?.part === 'all' ? m.refs.choice({ ...it, jar: { ...it.jar, list: true } }) : it,
  );
  const list = m.values.make(value.literals, refs, value.unknown, value.reads);
  return separator === ';' ? withBlank(m, list, true) : list;
}

/** `; ${document.cookie}` still is the whole jar. */
export function jarText(m: Machine, parts: readonly Value[]): Value | undefined {
  const refs = parts.flatMap((it) => it.refs).filter((it) => it.kind === 'choice' && it.form === 'jar');
  const whole = refs.find((it) => it.kind === 'choice' && it.jar?.part === 'all') ?? refs[0];
  return whole && m.values.make([], [whole], !m.prior, []);
}

export function isPiece(ref: Value['refs'][number]): boolean {
  return ref.kind === 'choice' && ref.form === 'jar' && ref.jar?.part !== 'all';
}

export function jarMember(m: Machine, f: Frame, ref: ChoiceRef, name: string, at: object | undefined): Value {
  const { part } = ref.jar ?? { part: 'some', key: '' };
  const self = m.values.ref(ref);
  if (name === 'length' || name === 'charCodeAt') return m.values.unknown;
  if (PROBES.has(name)) return native(m, name, self, (mm, ff, call) => probe(mm, ff, name, ref, call));
  if (ref.jar?.blank && (name === 'trim' || name === 'trimStart'))
    return native(m, name, self, () => withBlank(m, self, undefined));
  if (SAME.has(name) || name === 'join') return native(m, name, self, () => self);
  if (part === 'entry') return entryMember(m, f, ref, self, name, at);
  if (part === 'tail') return tailMember(m, f, ref, self, name, at);
  if (SEARCHES.has(name) && part === 'all')
    return native(m, name, self, (mm, ff, call) => findInJar(mm, ff, name, call));
  if (name === 'split') return native(m, name, self, (mm, ff, call) => split(mm, ff, ref, call));
  if (name === 'replace' || name === 'replaceAll')
    return native(m, name, self, (mm, ff, call) => replace(mm, ff, ref, call));
  if (CUTS.has(name) || /^(?:\d+|\[\])$/.test(name)) {
    const piece = part === 'all' ? jarOf(m, 'some') : self;
    return /^(?:\d+|\[\])$/.test(name)
      ? piece
      : native(m, name, self, (mm) => (name === 'charAt' ? mm.values.unknown : piece));
  }
  if (/^(?:map|flatMap|forEach|reduce|reduceRight)$/.test(name))
    return native(m, name, self, (mm, ff, call) => over(mm, ff, name, ref, call));
  if (name === 'get' || name === 'has') return native(m, name, self, (mm, ff, call) => lookUp(mm, ff, name, ref, call));
  return named(m, ref, cookieUnder(m, f, name, at));
}

/** `Object.fromEntries(…)[name]`: a name that stands behind a blank is another one. */
function named(m: Machine, { jar: at, decoded }: ChoiceRef, stored: Value | undefined): Value {
  if (stored && decoded) return asJsonToo(m, stored);
  return at?.blank && stored ? m.values.join(stored, m.values.undefined) : (stored ?? m.values.unknown);
}

const PROBES = new Set([
  'includes',
  'startsWith',
  'endsWith',
  'indexOf',
  'lastIndexOf',
  'search',
  'match',
  'matchAll',
  'test',
  'exec',
]);

function askedBy(needle: Value | undefined): AskedEntry | undefined {
  const pattern = needle?.refs.find((it) => it.kind === 'regex');
  if (pattern?.kind === 'regex') return askedIn(pattern.source, true);
  const text = needle && textOf(needle);
  return text === undefined ? undefined : askedIn(text, false);
}

/** Is it asked for anywhere? Then it is told apart from the others in the worlds to come. */
export function noteAsked(m: Machine, key: string): void {
  m.jarKeys.add(key);
  m.asked?.add(key);
}

/** `document.cookie.includes('ccpa_opt_out=1')`, `.match(/ccpa_opt_out=([^;]+)/)`. */
function probe(m: Machine, f: Frame, method: string, ref: ChoiceRef, call: NativeCall): Value {
  const asked = askedBy(call.args[0]);
  // `entries.includes('ccpa_opt_out')` looks for an entry that is no more than its key.
  if (ref.jar?.list && asked && !asked.values && !asked.isOpen) return otherwise(m, method, ref, undefined);
  const matches = method === 'match' || method === 'exec' || method === 'matchAll';
  if (asked) {
    noteAsked(m, asked.key);
    f.ctx.probes.add(asked.key);
  }
  const stored = asked && cookieUnder(m, f, asked.key, call.site);
  if (!stored && ref.jar?.part === 'entry' && (method === 'includes' || method === 'indexOf')) {
    const found = searchEntry(m, f, ref.jar.key, method, call);
    if (found) return found;
  }
  if (!asked || !stored)
    return matches ? m.values.join(jarOf(m, 'some'), m.values.literal(null)) : otherwise(m, method, ref, asked);
  const there = holds(m, ref, asked, stored, isAnchored(method, call.args[0]));
  if (ref.jar?.blank && /indexOf/i.test(method)) return m.values.withReads(m.values.unknown, there.reads);
  if (matches) return matchOf(m, f, asked, stored, there, call);
  return /indexOf|search/i.test(method) ? asIndex(m, there) : there;
}

/** Nothing that we know of is asked for: an entry of a known key is not it, anything else may be. */
function otherwise(m: Machine, method: string, ref: ChoiceRef, asked: AskedEntry | undefined): Value {
  const isOther = ref.jar?.part === 'entry' && asked?.whole && asked.key !== ref.jar.key && method !== 'endsWith';
  if (/indexOf|search/i.test(method)) return isOther ? m.values.literal(-1) : m.values.unknown;
  return isOther ? m.values.false : m.values.boolean;
}

/** `^key=…`, `…=([^;]*)$`: only of the first cookie, or of the last one. */
function isAnchored(method: string, needle: Value | undefined): boolean {
  const pattern = needle?.refs.find((it) => it.kind === 'regex');
  if (pattern?.kind !== 'regex') return method === 'startsWith';
  return /^\^(?:\\s[*+?]?)?[\w]/.test(pattern.source) || /(?:[\w)\]]|[)\]][*+?])\$$/.test(pattern.source);
}

/** Is `key=value` in there? */
function holds(m: Machine, { jar: at }: ChoiceRef, asked: AskedEntry, stored: Value, atStart: boolean): Value {
  const open = m.values.withReads(m.values.boolean, stored.reads);
  const part = at?.part ?? 'some';
  if (at?.blank && (atStart || at.list)) return open;
  if (part === 'some' || part === 'tail' || asked.isOpen) return open;
  if (part === 'other')
    return m.prior?.jarKeys.includes(asked.key) ? m.values.withReads(m.values.false, stored.reads) : open;
  if (part === 'entry' && asked.key !== at?.key)
    return asked.whole ? m.values.withReads(m.values.false, stored.reads) : open;
  // The first cookie of the text may be another one.
  if (part === 'all' && atStart)
    return m.values.join(presentAs(m, stored, asked), m.values.withReads(m.values.false, stored.reads));
  return presentAs(m, stored, asked);
}

/** With one of the values that are asked for. */
function presentAs(m: Machine, stored: Value, { values }: AskedEntry): Value {
  const all = values?.map((it) => present(m, stored, it)) ?? [present(m, stored, undefined)];
  return all.reduce((a, b) => (truthOf(a).canBeFalse ? (truthOf(b).canBeFalse ? m.values.join(a, b) : b) : a));
}

/** What is stored says so: is the key there, with this value where one is given? */
export function present(m: Machine, stored: Value, value: string | undefined): Value {
  if (stored.unknown) return m.values.withReads(m.values.boolean, stored.reads);
  let result = m.values.never;
  for (const literal of stored.literals) {
    const isThere = !isNullish(literal) && (value === undefined || String(literal) === value);
    result = m.values.join(result, isThere ? m.values.true : m.values.false);
  }
  for (const ref of stored.refs) {
    if (ref.kind !== 'choice') result = m.values.join(result, m.values.boolean);
    else if (value === undefined) result = m.values.join(result, m.values.true);
    else {
      const meaning = ref.form === 'string' ? m.catalogue.meaningOfLiteral(value, ref.polarity) : undefined;
      const same = (meaning === 'refuses') === (ref.answer === 'no');
      result = m.values.join(result, meaning === undefined ? m.values.boolean : same ? m.values.true : m.values.false);
    }
  }
  return m.values.withReads(result, stored.reads);
}

function matchOf(m: Machine, f: Frame, asked: AskedEntry, stored: Value, there: Value, call: NativeCall): Value {
  let result = m.values.never;
  const { literals, unknown } = there;
  if (unknown || literals.includes(false)) result = m.values.join(result, m.values.literal(null));
  if (unknown || literals.includes(true)) {
    const groups: Value[] = [!asked.values ? jarOf(m, 'some') : jarOf(m, 'entry', asked.key, stored.reads)];
    for (let i = 1; i < (asked.group ?? 0); i++) groups.push(m.values.unknown);
    if (asked.group !== undefined) groups.push(withoutNothing(m, stored));
    const list = listOf(m, f, call, groups, m.values.never, `match ${asked.key}`);
    result = m.values.join(result, list);
  }
  return m.values.withReads(result, there.reads);
}

/** Where it matched, something is stored. */
function withoutNothing(m: Machine, stored: Value): Value {
  return m.values.make(
    stored.literals.filter((it) => !isNullish(it)),
    stored.refs,
    stored.unknown,
    stored.reads,
  );
}

function asIndex(m: Machine, there: Value): Value {
  const literals = there.literals.map((it) => (it ? 0 : -1));
  // Where it stands is not known, only whether: `!== -1`, `> -1`, `>= 0` are what it is compared with.
  return m.values.make(literals, [], there.unknown || literals.length === 0, there.reads);
}

/** `('; ' + document.cookie).split('; ccpa_opt_out=')` has two parts where the cookie is there. */
function split(m: Machine, f: Frame, ref: ChoiceRef, call: NativeCall): Value {
  const asked = askedBy(call.args[0]);
  const stored = ref.jar?.part === 'all' && asked?.whole ? cookieUnder(m, f, asked.key, call.site) : undefined;
  if (!asked || !stored) return listed(m, m.values.ref(ref), separatorOf(call.args[0]));
  noteAsked(m, asked.key);
  f.ctx.probes.add(asked.key);
  const there = present(m, stored, undefined);
  if (there.literals.length !== 1 || there.unknown) return listed(m, m.values.ref(ref));
  const parts = there.literals[0] ? [jarOf(m, 'some'), jarOf(m, 'tail', asked.key, stored.reads)] : [jarOf(m, 'all')];
  return m.values.withReads(listOf(m, f, call, parts, m.values.never, `split ${asked.key}`), there.reads);
}

function separatorOf(given: Value | undefined): string | undefined {
  const pattern = given?.refs.find((it) => it.kind === 'regex');
  return pattern?.kind === 'regex' ? pattern.source : given && textOf(given);
}

/** `document.cookie.replace(/(?:(?:^|.*;\s*)key\s*=\s*([^;]*).*$)|^.*$/, '$1')` leaves the value. */
function replace(m: Machine, f: Frame, ref: ChoiceRef, call: NativeCall): Value {
  const asked = askedBy(call.args[0]);
  const leaves = textOf(call.args[1] ?? m.values.undefined);
  if (ref.jar?.part === 'all' && asked?.group !== undefined && leaves === `$${asked.group}`) {
    noteAsked(m, asked.key);
    return cookieUnder(m, f, asked.key, call.site) ?? jarOf(m, 'some');
  }
  return replacedText(m, f, ref, call, m.values.ref(ref));
}

/** `new URLSearchParams(…).get('ccpa_opt_out')`, `new Map(…).has(…)`. */
function lookUp(m: Machine, f: Frame, method: string, ref: ChoiceRef, call: NativeCall): Value {
  const key = textOf(call.args[0] ?? m.values.unknown);
  if (key !== undefined) noteAsked(m, key);
  const stored = key === undefined ? undefined : cookieUnder(m, f, key, call.site);
  if (!stored) return m.values.unknown;
  const found = named(m, ref, stored);
  return method === 'has' ? present(m, found, undefined) : found;
}

export function native(m: Machine, name: string, self: Value, run: Native): Value {
  return m.values.ref(m.refs.native(`jar ${name}`, run, self));
}
