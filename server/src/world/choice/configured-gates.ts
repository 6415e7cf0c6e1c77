/**
 * Names that the user's configuration gives a meaning. They come before the catalogue, before the definition in the
 * workspace and before the lexicon: what is called or read under such a name answers for the consumer, whatever is
 * behind it. Calls are made all the same, for what else they do.
 */
import type { NamedGate } from '../../catalogue/named-gate';
import { importOf } from '../../facts/import-of';
import type { Expr } from '../../facts/ir';
import type { CallSpec } from '../calls/calls';
import { promiseResolved } from '../calls/promises';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { isCallee } from '../outside/foreign';
import type { Ref } from '../values/ref';
import type { Value } from '../values/value';
import { answerToAny } from '../worlds';
import { choice, isNobodys, readOf, seedBoolean } from './preferences';

/** A name where it is used or declared, and where it comes from: a specifier as written, or a file. */
interface Named {
  readonly name: string;
  readonly spec?: string;
  readonly file: string;
}

/** What is read under a name. Functions are no answers: their calls are. */
export function configuredRead(m: Machine, f: Frame, obj: Value, name: string, at: object, value: Value): Value {
  if (!m.catalogue.gates.has(name) || !isAnswer(m, value) || isCallee(at)) return value;
  const origins = obj.refs.map((it) => originOf(it, f));
  const gate = gateFor(
    m,
    f,
    origins.length > 0 ? origins.map((it) => ({ ...it, name })) : [{ name, file: f.unit.path }],
  );
  return gate ? answer(m, f, gate, at, value) : value;
}

export function configuredVariable(m: Machine, f: Frame, x: Extract<Expr, { k: 'ref' }>, value: Value): Value {
  if (m.catalogue.gates.size === 0 || !isAnswer(m, value) || isCallee(x)) return value;
  const gate = gateFor(m, f, [namedBy(f, x.b)]);
  return gate ? answer(m, f, gate, x, value) : value;
}

/** What a call answers, by the name it is written with, or by those of all that it calls. */
export function configuredAnswer(m: Machine, f: Frame, { callee, site, direct }: CallSpec, result: Value): Value {
  if (m.catalogue.gates.size === 0 || result === m.values.never) return result;
  const written = direct && site.k === 'call' ? writtenName(f, site.callee) : undefined;
  const gate =
    (written && gateFor(m, f, [written])) ??
    (callee.unknown
      ? undefined
      : gateFor(
          m,
          f,
          callee.refs.map((it) => originOf(it, f)),
        ));
  return gate ? answer(m, f, gate, site, result) : result;
}

/** The gate that all of these names mean. */
function gateFor(m: Machine, f: Frame, names: readonly Named[]): NamedGate | undefined {
  const [first] = names;
  if (!first) return undefined;
  const found = m.catalogue.gates
    .get(first.name)
    ?.find((gate) => gate.holdsIn(f.unit.path) && names.every((it) => isMeant(m, gate, it)));
  return found;
}

function isMeant(m: Machine, { name, module, from }: NamedGate, named: Named): boolean {
  if (named.name !== name) return false;
  if (module === undefined || named.spec === module || named.file === module) return true;
  const target = m.links.resolve(/^\.\.?\//.test(module) ? from : named.file, module);
  if (target.to !== 'file') return false;
  if (target.path === named.file) return true;
  const written = named.spec === undefined ? undefined : m.links.resolve(named.file, named.spec);
  return written?.to === 'file' && written.path === target.path;
}

function namedBy(f: Frame, b: number): Named {
  const item = importOf(f.unit.facts, b);
  if (item) return { name: item.imported, spec: item.spec, file: f.unit.path };
  return { name: f.unit.facts.bindings[b]?.name ?? '', file: f.unit.path };
}

function writtenName(f: Frame, callee: Expr): Named | undefined {
  if (callee.k === 'ref') return namedBy(f, callee.b);
  if (callee.k === 'global') return { name: callee.name, file: f.unit.path };
  if (callee.k !== 'member') return undefined;
  const { obj, name } = callee;
  const item = obj.k === 'ref' ? importOf(f.unit.facts, obj.b) : undefined;
  return { name, file: f.unit.path, ...(item && { spec: item.spec }) };
}

function originOf(ref: Ref, f: Frame): Named {
  if (ref.kind === 'function') return { name: ref.unit.facts.functions[ref.fn]?.name ?? '', file: ref.unit.path };
  if (ref.kind === 'module') return { name: '', file: ref.unit.path };
  if (ref.kind !== 'foreign') return { name: '', file: f.unit.path };
  const { root, path } = ref.access;
  return { name: path.at(-1) ?? '', file: f.unit.path, ...(root.kind === 'package' && { spec: root.spec }) };
}

function isAnswer(m: Machine, value: Value): boolean {
  return (
    value !== m.values.never &&
    !value.refs.some((it) => it.kind === 'function' || it.kind === 'class' || it.kind === 'native')
  );
}

function answer(
  m: Machine,
  f: Frame,
  { name, means, reads: sources = ['stored'] }: NamedGate,
  at: object,
  value: Value,
): Value {
  const purpose = m.catalogue.purposeOfName(name) ?? 'any';
  const reads = sources.map((source) => readOf(m, f, source, purpose, { name, at }));
  const [first] = reads;
  if (!first) return value;
  const said = sources.every((it) => isNobodys(f, it)) ? 'unknown' : answerToAny(m.world, reads);
  const isText = value.refs.some((it) => it.kind === 'foreign' && it.origin === 'env');
  const seeded =
    isText && (said === 'no' || said === 'yes')
      ? choice(m, { form: 'string', polarity: means, answer: said, read: first })
      : seedBoolean(m, means, first, said);
  const told = m.values.withReads(seeded, reads);
  const isPromise = value.refs.length > 0 && value.refs.every((it) => it.kind === 'promise');
  return isPromise ? promiseResolved(m, f, at, told, 'configured') : told;
}
