/**
 * XState: a machine is in one of its states, which only its transitions lead to. What all actors of a machine may be in is
 * one set. Of a machine with states in states, or with a start that is not known, nothing is followed.
 */
import { escape } from '../calls/escape';
import { endsWithAction, endsWithHeld } from '../choice/consent-act';
import { isGrantWord } from '../choice/grants';
import { readOf } from '../choice/preferences';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, type Native, type NativeCall, readCell, writeCell } from '../machine/machine';
import { defineProperty, readMember } from '../objects/members';
import { allProperties } from '../objects/properties';
import { nameless } from '../outside/nameless';
import type { ObjectRef, Ref } from '../values/ref';
import type { Value } from '../values/value';
import { called, unfollowed } from './called';
import { ownFunction } from './held-state';
import { listOf } from './list-of';
import { type Chart, chartOf, isMore, onlyText, sendsByItself } from './xstate-chart';

const charts = new WeakMap<ObjectRef, Chart>();

const STATE = '__state';
const MAX_DEPTH = 6;

/** `given`: what a setup gives beside. */
function createMachine(m: Machine, f: Frame, call: NativeCall, given: readonly Value[]): Value {
  const [config = m.values.undefined, ...options] = call.args;
  if (m.relevance.outOfSight) return unfollowed(m, f, { ...call, args: [...call.args, ...given] });
  const machine = m.refs.object(f.ctx, call.site, 'xstate machine', 'object', nameless(m));
  const chart = chartOf(m, f, call, config, [...options, ...given]);
  const actor = chart ? actorOf(m, f, machine, chart) : m.values.unknown;
  for (const it of [config, ...options, ...given]) escapeFunctions(m, f, call, it, actor);
  if (!chart) return nameless(m);
  charts.set(machine, chart);
  const self = m.values.ref(machine);
  const provide: Native = (mm, ff, it) => {
    for (const each of it.args) escapeFunctions(mm, ff, it, each, actor);
    const isOpen = it.args.some((each) => each.unknown || sendsByItself(mm, ff, it, each));
    if (isOpen) enter(mm, ff, machine, chart, [...chart.transitions.keys()].filter(Boolean));
    return self;
  };
  for (const name of ['provide', 'withConfig', 'withContext'])
    defineProperty(m, f, machine.heap, name, ownFunction(m, machine, `xstate ${name}`, provide), true);
  enter(m, f, machine, chart, [chart.initial]);
  return self;
}

/** `setup({ … }).createMachine(config)` */
const setup: Native = (m, f, call) => {
  const holder = m.refs.object(f.ctx, call.site, 'xstate setup', 'object', nameless(m));
  const create: Native = (mm, ff, it) => createMachine(mm, ff, it, call.args);
  defineProperty(m, f, holder.heap, 'createMachine', ownFunction(m, holder, 'xstate createMachine', create), true);
  return m.values.ref(holder);
};

/** Actions and guards are called by the machine, which hands them its actor as `self`. */
function escapeFunctions(m: Machine, f: Frame, call: NativeCall, value: Value, actor: Value, depth = 0): void {
  for (const ref of value.refs) {
    if (ref.kind === 'function' || ref.kind === 'native') escape(m, f, givenActor(m, ref, actor), call.site);
    else if (ref.kind !== 'object') escape(m, f, m.values.ref(ref), call.site);
    else if (depth < MAX_DEPTH && !ref.proto)
      for (const [, cell] of allProperties(ref.heap, f.ctx))
        escapeFunctions(m, f, call, readCell(cell, f.ctx), actor, depth + 1);
  }
}

function givenActor(m: Machine, ref: Ref, actor: Value): Value {
  const callee = m.values.ref(ref);
  const run: Native = (mm, ff, it) => {
    const given = mm.refs.object(ff.ctx, it.site, `xstate arguments ${actor.shape}`, 'object', nameless(mm));
    defineProperty(mm, ff, given.heap, 'self', actor, true);
    return called(mm, ff, it, callee, [mm.values.ref(given), mm.values.unknown, mm.values.unknown]);
  };
  return m.values.ref(m.refs.native(`bound xstate action ${callee.shape} ${actor.shape}`, run, m.values.undefined));
}

function stateCell(m: Machine, machine: ObjectRef) {
  return cellIn(m, machine.heap.props, STATE);
}

/** And the states that these lead to by themselves. */
function enter(m: Machine, f: Frame, machine: ObjectRef, chart: Chart, targets: readonly string[]): void {
  const entered = new Set(targets);
  for (const it of entered) for (const next of chart.transitions.get(it)?.get('') ?? []) entered.add(next);
  for (const next of chart.transitions.get('')?.get('') ?? []) entered.add(next);
  for (const it of entered) writeCell(m, stateCell(m, machine), m.values.literal(it), f.ctx);
}

function sender(machine: ObjectRef, chart: Chart): Native {
  return (m, f, call) => {
    const event = call.args[0] ?? m.values.unknown;
    const type = event.refs.length > 0 ? readMember(m, f, event, 'type', undefined) : event;
    const name = onlyText(type);
    if (name !== undefined && endsWithAction(m, f, call.site, name)) return m.values.never;
    const found: string[] = [];
    const now = readCell(stateCell(m, machine), f.ctx).literals.map(String);
    for (const state of [...now, '']) {
      for (const [on, targets] of chart.transitions.get(state) ?? [])
        if (name === undefined || on === name || on.endsWith('*')) found.push(...targets);
    }
    const [first] = found;
    if (first !== undefined && found.every((it) => isGrantWord(m.catalogue, m.values.literal(it)))) {
      if (endsWithHeld(m, f, call.site, m.values.literal(first), 'state')) {
        f.state = null;
        return m.values.never;
      }
    }
    enter(m, f, machine, chart, found);
    return m.values.undefined;
  };
}

function snapshotOf(m: Machine, f: Frame, machine: ObjectRef): Value {
  const snapshot = m.refs.object(machine.maker, machine, 'xstate snapshot', 'object', nameless(m));
  const value: Native = (mm, ff) => readCell(stateCell(mm, machine), ff.ctx);
  const matches: Native = (mm, ff, { args: [asked = mm.values.unknown], site }) => {
    const { literals } = readCell(stateCell(mm, machine), ff.ctx);
    const name = onlyText(asked);
    const isIn = name === undefined || literals.includes(name);
    const isOut = name === undefined || literals.some((it) => it !== name);
    const said = isIn && isOut ? mm.values.boolean : isIn ? mm.values.true : mm.values.false;
    if (name === undefined || !(mm.catalogue.polarityOfName(name) || mm.catalogue.isWordedChoice(name))) return said;
    return mm.values.withReads(said, [readOf(mm, ff, 'stored', 'any', { name: `matches ${name}`, at: site })]);
  };
  defineProperty(m, f, snapshot.heap, 'get value', ownFunction(m, machine, 'xstate value', value), true);
  defineProperty(m, f, snapshot.heap, 'matches', ownFunction(m, machine, 'xstate matches', matches), true);
  return m.values.ref(snapshot);
}

function actorOf(m: Machine, f: Frame, machine: ObjectRef, chart: Chart): Value {
  const actor = m.refs.object(machine.maker, machine, 'xstate actor', 'object', nameless(m));
  const self = m.values.ref(actor);
  const snapshot = snapshotOf(m, f, machine);
  const define = (name: string, native: Native, isLater = false) =>
    defineProperty(m, f, actor.heap, name, ownFunction(m, actor, `xstate ${name}`, native, isLater), true);
  define('send', sender(machine, chart), true);
  define('start', () => self);
  define('getSnapshot', () => snapshot);
  for (const name of ['subscribe', 'onTransition']) {
    define(name, (mm, ff, call) => {
      const [given = mm.values.undefined] = call.args;
      const observer = given.refs.some((it) => it.kind === 'object')
        ? readMember(mm, ff, given, 'next', undefined)
        : given;
      called(mm, ff, call, observer, [snapshot]);
      return nameless(mm);
    });
  }
  defineProperty(m, f, actor.heap, 'state', snapshot, true);
  return self;
}

/** What is made of a machine; code out of sight may restore it where more is given. */
function made(give: (m: Machine, f: Frame, call: NativeCall, machine: ObjectRef, chart: Chart) => Value): Native {
  return (m, f, call) => {
    const [given = m.values.undefined, options = m.values.undefined] = call.args;
    const [machine] = given.refs;
    const chart = machine?.kind === 'object' ? charts.get(machine) : undefined;
    const restores = ['snapshot', 'state'].some((it) => isMore(readMember(m, f, options, it, undefined)));
    for (const it of [given, options].filter((each) => !chart || each !== given)) escape(m, f, it, call.site);
    if (!chart || machine?.kind !== 'object' || given.refs.length > 1 || restores) return nameless(m);
    return give(m, f, call, machine, chart);
  };
}

const useMachine = made((m, f, call, machine, chart) => {
  const actor = actorOf(m, f, machine, chart);
  const parts = [snapshotOf(m, f, machine), readMember(m, f, actor, 'send', undefined), actor];
  return listOf(m, f, call, parts, m.values.never, 'xstate list');
});
const createActor = made((m, f, _call, machine, chart) => actorOf(m, f, machine, chart));

/** `useSelector(actor, (state) => state.matches('granted'))` */
const useSelector: Native = (m, f, call) => {
  const [actor = m.values.unknown, select = m.values.undefined] = call.args;
  const snapshot = called(m, f, call, readMember(m, f, actor, 'getSnapshot', undefined));
  return called(m, f, call, select, [snapshot]);
};

export const XSTATE: Readonly<Record<string, Native>> = {
  'xstate#createMachine': (m, f, call) => createMachine(m, f, call, []),
  'xstate#Machine': (m, f, call) => createMachine(m, f, call, []),
  'xstate#setup': setup,
  'xstate#createActor': createActor,
  'xstate#interpret': createActor,
  ...Object.fromEntries(
    ['@xstate/react', '@xstate/solid', '@xstate/vue'].flatMap((it) =>
      [
        [`${it}#useMachine`, it === '@xstate/react' ? useMachine : undefined],
        [`${it}#useActorRef`, createActor],
        [`${it}#useInterpret`, createActor],
        [`${it}#useSelector`, useSelector],
      ].flatMap(([name, native]) => (native ? [[name, native] as const] : [])),
    ),
  ),
};
