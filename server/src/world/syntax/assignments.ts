/** `x = …`, `x += …`, `x ??= …`, `x++`: reads what the target holds where it must, and writes it. */
import type { Expr, Pattern } from '../../facts/ir';
import { assignedName } from '../choice/act-names';
import { endsWithAssignment } from '../choice/consent-act';
import { keptAs } from '../choice/form-answers';
import { noteAssigned } from '../choice/page-state';
import { noteFieldSet } from '../database/saved-fields';
import { copyState, type Frame, joinStates } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { apart } from '../machine/regions';
import { writeOwn } from '../objects/change-own';
import { readIndex } from '../objects/keyed-members';
import { readMember, writeIndex, writeMember } from '../objects/members';
import { notePresence } from '../objects/presence';
import { noteAssignment } from '../outside/foreign-writes';
import { readGlobal } from '../outside/global-names';
import { evaluateBinary, keepNullish, keepWhere, toNumber } from '../values/compare';
import { isPartial } from '../values/strings';
import { nullishOf, onlyLiteral, truthOf, type Value } from '../values/value';
import { evaluate } from './expressions';
import { assignPattern } from './patterns';
import { narrowVariable, readVariable } from './variables';

type Assign = Extract<Expr, { k: 'assign' }>;

/** Of a property: where it is written. */
type Place = { readonly obj: Value; readonly key: Value | undefined } | undefined;

export function evaluateAssign(m: Machine, f: Frame, x: Assign): Value {
  if (x.op === '=') {
    if (x.target.k === 'pmem') noteAssignment(x.target.x, x);
    const place = placeOf(m, f, x.target);
    const value = keptAs(m, f, assignedName(f.unit.facts, x), x.value, evaluate(m, f, x.value));
    if (f.state && endsWithAssignment(m, f, x, value)) return m.values.never;
    noteAssigned(m, f, x, place?.obj, value);
    assignTo(m, f, x.target, place, value);
    return f.state ? value : m.values.never;
  }
  const place = placeOf(m, f, x.target);
  const old = readTarget(m, f, x.target, place);
  if (!f.state) return m.values.never;
  if (x.op === '&&=' || x.op === '||=' || x.op === '??=') return assignLogical(m, f, x, place, old);
  if (x.op === '++' || x.op === '--') return assignStep(m, f, x, place, toNumber(m, old));
  const value = evaluateBinary(m, x.op.slice(0, -1), old, evaluate(m, f, x.value));
  assignTo(m, f, x.target, place, value);
  return f.state ? value : m.values.never;
}

function assignStep(m: Machine, f: Frame, x: Assign, place: Place, old: Value): Value {
  const value = evaluateBinary(m, x.op === '++' ? '+' : '-', old, evaluate(m, f, x.value));
  assignTo(m, f, x.target, place, value);
  if (!f.state) return m.values.never;
  return x.postfix ? old : value;
}

function assignLogical(m: Machine, f: Frame, x: Assign, place: Place, old: Value): Value {
  const { canBeTrue, canBeFalse } = x.op === '??=' ? nullishOf(old) : truthOf(old);
  const assigns = x.op === '||=' ? canBeFalse : canBeTrue;
  const keeps = x.op === '||=' ? canBeTrue : canBeFalse;
  const before = copyState(f.state);
  let value = m.values.never;
  if (assigns) {
    apart(f, () => {
      value = evaluate(m, f, x.value);
      assignTo(m, f, x.target, place, value);
    });
  } else f.state = null;
  const kept = x.op === '??=' ? keepNullish(m, old, false) : keepWhere(m, old, x.op === '||=');
  const after = f.state;
  f.state = keeps ? before : null;
  if (x.target.k === 'pid') narrowVariable(f, x.target.b, kept);
  f.state = joinStates(m.values, after, f.state);
  return m.values.join(value, keeps ? kept : m.values.never);
}

/** The object and the key of a property are evaluated once, before what is assigned. */
function placeOf(m: Machine, f: Frame, target: Pattern): Place {
  if (target.k !== 'pmem') return undefined;
  const obj = evaluate(m, f, target.x.obj);
  return { obj, key: target.x.k === 'index' && f.state ? evaluate(m, f, target.x.index) : undefined };
}

function assignTo(m: Machine, f: Frame, target: Pattern, place: Place, value: Value): void {
  if (target.k !== 'pmem' || !place) return assignPattern(m, f, target, value);
  if (!f.state) return;
  const name = target.x.k === 'member' ? target.x.name : place.key && wholeKey(place.key);
  if (name !== undefined) noteFieldSet(m, f, target.x, name, place.obj, value);
  if (name !== undefined && writeOwn(m, f, target.x, name, value)) return;
  if (target.x.k === 'member') writeMember(m, f, place.obj, target.x.name, value, target.x);
  else {
    writeIndex(m, f, place.obj, place.key ?? m.values.unknown, value, target.x);
    notePresence(m, f, target.x.obj, target.x.index);
  }
}

/** The one name that a key must be. */
function wholeKey(key: Value): string | undefined {
  const only = onlyLiteral(key);
  return only && !isPartial(only.literal) ? String(only.literal) : undefined;
}

function readTarget(m: Machine, f: Frame, target: Pattern, place: Place): Value {
  if (target.k === 'pid') return readVariable(m, f, target.b);
  if (target.k === 'pglobal') return readGlobal(m, f, target.name);
  if (target.k !== 'pmem' || !place || !f.state) return m.values.unknown;
  if (target.x.k === 'member') return readMember(m, f, place.obj, target.x.name, target.x);
  return readIndex(m, f, place.obj, place.key ?? m.values.unknown, target.x);
}
