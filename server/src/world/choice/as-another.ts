/** What a variable holds that stands for one of two persons: see `person-variables.ts`. */
import type { RowFacts } from '../../catalogue/catalogue';
import type { Binding } from '../../facts/ir';
import { byOf } from '../database/named-persons';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { mayServe } from '../objects/shared-state';
import { nameless } from '../outside/nameless';
import type { ChoiceRef, ForeignRef, Ref } from '../values/ref';
import type { Value } from '../values/value';
import { answerTo } from '../worlds';
import { personVariables } from './person-variables';
import { anothersRead } from './read-variants';

/** A name that says so: see `catalogue/lexicon/other-people.ts`. */
const ANOTHER = 'otherPerson';

export function asHeld(m: Machine, f: Frame, b: number, { owner }: Binding, value: Value): Value {
  const person = owner === 0 || !mayServe(f) ? undefined : personVariables(f.unit.facts).get(b);
  if (!person) return value;
  if (person === 'own') return asOne(m, value);
  let held = m.values.make(value.literals, [], false, value.reads);
  for (const it of value.refs) held = m.values.join(held, heldOfAnother(m, it));
  return value.unknown ? m.values.join(held, m.values.ref(unknownAnother(m))) : held;
}

function heldOfAnother(m: Machine, ref: Ref): Value {
  if (ref.kind === 'choice') return saidByAnother(m, ref);
  return m.values.ref(ref.kind === 'foreign' ? foreignOfAnother(m, ref) : ref);
}

function unknownAnother(m: Machine): ForeignRef {
  return m.refs.foreign({ root: { kind: 'global' }, path: ['?', ANOTHER], steps: [] }, 'unknown');
}

/** Whatever the row was found by, it is that of one person. */
function asOne(m: Machine, value: Value): Value {
  const refs = value.refs.map((it) => (it.kind === 'foreign' ? foreignWith(m, it, { several: false }) : it));
  return m.values.make(
    value.literals,
    [...new Set(refs)].sort((a, b) => a.id - b.id),
    value.unknown,
    value.reads,
  );
}

/** The same of its row. */
function foreignWith(m: Machine, ref: ForeignRef, given: Partial<RowFacts>): ForeignRef {
  const { root, path, steps } = ref.access;
  const last = steps.findLastIndex((it) => it.rows);
  const rows = steps[last]?.rows;
  // Of everybody's rows, the one whose turn it is.
  const isTurn = rows?.whose === 'all' && path.includes('[]', steps[last]?.after);
  const facts: Partial<RowFacts> = isTurn ? { ...given, whose: 'own' } : given;
  if (!rows || Object.entries(facts).every(([name, it]) => (rows[name as keyof RowFacts] ?? false) === it)) return ref;
  const marked = steps.map((it, i) => (i === last ? { ...it, rows: { ...rows, ...facts } } : it));
  return m.refs.foreign({ root, path, steps: marked }, ref.origin, ref.options);
}

function foreignOfAnother(m: Machine, ref: ForeignRef): ForeignRef {
  const { access, origin, options } = ref;
  const { root, path, steps } = access;
  // Who is logged in is who asks, whatever the variable is called.
  if (byOf(access) === 'session') return ref;
  if (steps.some((it) => it.rows)) return foreignWith(m, ref, { several: false, another: true });
  if (path.includes(ANOTHER)) return ref;
  const after = root.kind === 'global' ? 1 : path.length;
  const moved = steps.map((it) => (it.after > after ? { ...it, after: it.after + 1 } : it));
  return m.refs.foreign(
    { root, path: [...path.slice(0, after), ANOTHER, ...path.slice(after)], steps: moved },
    origin,
    options,
  );
}

function saidByAnother(m: Machine, ref: ChoiceRef): Value {
  const read = ref.read && anothersRead(m, ref.read);
  if (!read) return m.values.ref(ref);
  const answer = answerTo(m.world, read);
  const isTold = answer === 'no' || answer === 'yes';
  const said = isTold ? m.values.ref(m.refs.choice({ ...ref, answer, read })) : nameless(m);
  return m.values.withReads(said, [read]);
}
