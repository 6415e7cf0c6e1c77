/** `Object.assign`, and what does the same by another name. */
import { escape } from '../calls/escape';
import { writeAllInto } from '../choice/choice-writes';
import { endsWithState } from '../choice/consent-act';
import { noteFieldsSet } from '../database/saved-fields';
import type { Frame } from '../machine/frame';
import { type Machine, type Native, type NativeCall, readCell } from '../machine/machine';
import { isFresh, noteMade } from '../machine/regions';
import { readMember, writeMember } from '../objects/members';
import { allProperties } from '../objects/properties';
import { hears } from '../objects/setters';
import type { Holder } from '../objects/shared-state';
import { spreadInto, surelySpread } from '../objects/spread';
import { writeAll } from '../outside/foreign-writes';
import { noteAssigned } from '../serving/rewritten';
import type { ObjectRef } from '../values/ref';
import type { Value } from '../values/value';

export const assign: Native = (m, f, call) => assignBy(m, f, onlyHere(m, f, call), () => true);

/** `Object.assign({ … }, a, b)`: nobody else has that object, so what `a` and `b` surely have never shows. */
function onlyHere(m: Machine, f: Frame, call: NativeCall): NativeCall {
  const { args, rest, site } = call;
  const [target, ...sources] = args;
  const written = site.k === 'call' ? site.args[0] : undefined;
  const isPlain =
    written?.k === 'obj' &&
    written.props.every((it) => it.p !== 'get' && it.p !== 'set' && !(it.p === 'value' && it.key === '__proto__'));
  if (!target || !isPlain || rest !== m.values.never) return call;
  const made = m.refs.object(f.ctx, site, 'assigned', 'object');
  spreadInto(m, f, made, target, {
    at: `assigned ${site.s}`,
    later: new Set(sources.flatMap(surelySpread)),
    isLiteral: true,
  });
  const value = m.values.ref(made);
  noteMade(f, value);
  return { ...call, args: [value, ...sources] };
}

/** `isWhole`: what this source has is written as it is, whatever was there before. */
export function assignBy(m: Machine, f: Frame, call: NativeCall, isWhole: (source: Value) => boolean): Value {
  const [target, ...given] = call.args;
  const sources = call.rest === m.values.never ? given : [...given, call.rest];
  const isCounted = call.rest === m.values.never;
  if (sources.some((it) => endsWithState(m, f, call.site, it))) return m.values.never;
  const written = call.site.k === 'call' ? call.site.args[0] : undefined;
  if (target && written && written.k !== 'spread')
    for (const source of sources) noteFieldsSet(m, f, written, target, source);
  for (const ref of target?.refs ?? []) {
    if (ref.kind === 'foreign')
      for (const source of sources) {
        writeAll(m, f, ref, source, call.site);
        if (call.site.k === 'call') noteAssigned(m, f, call.site.args[0], source);
      }
    if (ref.kind === 'object' && ref.shape === 'request') {
      for (const source of sources) writeEach(m, f, ref, source, call);
      continue;
    }
    const isSure = target?.refs.length === 1 && ref.kind === 'object' && isFresh(f, ref);
    if (ref.kind === 'object' || ref.kind === 'function' || ref.kind === 'class')
      for (const [i, source] of sources.entries()) {
        const later = isCounted ? sources.slice(i + 1).flatMap((it) => (isWhole(it) ? surelySpread(it) : [])) : [];
        spreadInto(m, f, ref, source, {
          at: `assign ${call.site.s}.${i}`,
          later: new Set([...later, ...writtenBySetters(m, f, ref, source, call)]),
          isSure: isSure && isCounted && isWhole(source),
        });
      }
    else if (ref.kind === 'choice') for (const source of sources) writeAllInto(m, f, ref, source);
    else for (const source of sources) escape(m, f, source, call.site);
  }
  return target ?? m.values.undefined;
}

/** Names for which the target has a setter, or only a getter: they are written, not copied. */
function writtenBySetters(
  m: Machine,
  f: Frame,
  target: Holder,
  source: Value,
  { site }: NativeCall,
): readonly string[] {
  const names = source.refs.flatMap((it) => (it.kind === 'object' ? allProperties(it.heap, f.ctx) : []));
  const heard = new Set(names.map(([name]) => name.replace(/^get /, '')).filter((name) => hears(m, f, target, name)));
  for (const name of heard)
    writeMember(m, f, m.values.ref(target), name, readMember(m, f, source, name, undefined), site);
  return [...heard];
}

/** `Object.assign(req, { user })` */
function writeEach(m: Machine, f: Frame, request: ObjectRef, source: Value, { site }: NativeCall): void {
  for (const it of source.refs) {
    if (it.kind !== 'object') continue;
    for (const [name, cell] of allProperties(it.heap, f.ctx))
      writeMember(m, f, m.values.ref(request), name, readCell(cell, f.ctx), site);
  }
}
