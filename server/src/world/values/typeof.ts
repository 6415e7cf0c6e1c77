/** `typeof x`: also the test for where code runs. */
import type { Expr } from '../../facts/ir';
import { heldAt } from '../choice/written';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { browserPresence } from '../machine/surface';
import { evaluate } from '../syntax/expressions';
import type { ChoiceRef, Ref } from './ref';
import { isSymbol } from './symbols';
import { isTextElement } from './text-elements';
import type { Literal, Value } from './value';

export function typeOf(m: Machine, f: Frame, x: Expr): Value {
  if (x.k === 'global') {
    const present = browserPresence(f.ctx.mode, x.name);
    if (present === false) return m.values.literal('undefined');
    if (present === true) return m.values.literal(x.name === 'window' || x.name === 'document' ? 'object' : 'object');
    return m.values.unknown;
  }
  const value = evaluate(m, f, x);
  if (!f.state) return m.values.never;
  const names = new Set<string>();
  for (const literal of value.literals) names.add(nameOf(literal));
  let open = value.unknown;
  for (const ref of value.refs) {
    const name = nameOfRef(m, ref);
    if (name) names.add(name);
    else open = true;
  }
  return m.values.make([...names], [], open, value.reads);
}

function nameOf(literal: Literal): string {
  return literal === null ? 'object' : typeof literal;
}

function nameOfRef(m: Machine, ref: Ref): string | undefined {
  switch (ref.kind) {
    case 'function':
    case 'class':
    case 'native':
      return 'function';
    case 'object':
      return isSymbol(ref) ? 'symbol' : 'object';
    case 'promise':
    case 'module':
    case 'regex':
      return 'object';
    case 'element':
      return isTextElement(ref) ? 'string' : 'object';
    case 'choice':
      return ref.form === 'string' || ref.form === 'members' || isParsed(m, ref) ? undefined : 'object';
    case 'foreign':
      return undefined;
  }
}

/** `JSON.parse(localStorage.getItem('consent'))` may be a boolean as well, where the key does not tell of a record. */
function isParsed(m: Machine, { read, form }: ChoiceRef): boolean {
  if (read?.keyed === undefined || form !== 'record') return false;
  return m.catalogue.polarityOfKey(read.name) !== 'record' && heldAt(m, read.keyed, read.name)?.isJson !== true;
}
