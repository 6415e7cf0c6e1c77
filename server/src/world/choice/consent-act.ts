/**
 * The act of consenting: in the handler of a click, change or submit whose control or function is named
 * for it, the write of a literal grant. A consumer who refused, or has not decided, does not perform it:
 * nothing after it in that handler runs for them. Handlers run in a mode of their own: the same functions
 * called by other code are told apart.
 */
import type { Access } from '../../catalogue/catalogue';
import type { Polarity } from '../../catalogue/consent-platform';
import { isConsenting, isForSomethingElse } from '../../catalogue/lexicon/consenting';
import type { Call, Expr, FileFacts } from '../../facts/ir';
import { calledName } from '../../facts/last-name';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';
import { escape } from '../calls/escape';
import { isUserEvent } from '../calls/user-events';
import type { Mode, Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import { enterHub, opensObjects } from '../machine/hubs';
import { type Machine, modeOf, readCell } from '../machine/machine';
import { boundTo } from '../natives/functions';
import { certainArgument } from '../values/certain-arguments';
import { literalArgument } from '../values/literal-arguments';
import type { ElementRef, FunctionRef } from '../values/ref';
import { textOf } from '../values/strings';
import type { Value } from '../values/value';
import { ANSWER, assignedName, receiverName } from './act-names';
import { escapeOnConsent } from './consent-callbacks';
import { recordCut } from './cuts';
import { isGrant, isGrantAsJson, isGrantWord } from './grants';
import { readOf } from './preferences';
import { type Control, isPressed } from './pressed-controls';
import { noteRefusing } from './refusing-controls';
import { noteHandler } from './toggles';

const HANDLERS = /^on:?(?:click|change|submit|press|checkedchange|valuechange|pointerdown|mousedown|touchend)\$?$/i;
export const ACTS_ON = /^(?:click|change|submit|touchend|pointerup|mousedown)$/;

/** Hands a property of an element to the platform. */
export function escapeHandler(m: Machine, f: Frame, ref: ElementRef, name: string, value: Value, site: Site): void {
  if (f.ctx.mode.markup && /^on[A-Z]/.test(name)) return;
  if (isConsentEvent(name) && isPlatforms(m, f, ref)) return escapeOnConsent(m, f, name, value, site);
  const isAct = HANDLERS.test(name) || isConsentEvent(name);
  const isEvent = m.componentStates.ofList.size > 0 && isUserEvent(m, f, ref, name);
  if (!isAct && !isEvent) return escape(m, f, value, site);
  if (isAct) noteHandler(m, value, site);
  const labels = isAct ? textsUnder(ref, LABELS) : [];
  noteRefusing(m, value, labels);
  const isNamed = isAct && (isConsentEvent(name) || labels.some(isConsenting));
  const mayBeNamed = isAct && !labels.some(isForSomethingElse);
  const isByCode = isAct && isPressed(m, controlOf(ref));
  escapeListener(m, f, value, site, (it) => ({
    act: !isByCode && (isNamed || (mayBeNamed && isNamedForConsenting(it))),
    event: isEvent,
  }));
}

function controlOf(ref: ElementRef): Control {
  return {
    texts: textsUnder(ref, MARKS),
    tag: typeof ref.node.tag === 'string' ? ref.node.tag : undefined,
    isReferred: [...ref.props.heap.props.keys()].some((it) => REFERS.test(it)),
    facts: ref.maker.unit.facts,
  };
}

/** `<CookieBanner onAccept={…}>` of a library. */
function isConsentEvent(name: string): boolean {
  return /^on[A-Z]/.test(name) && isConsenting(name.slice(2));
}

/** `<CookieConsent onAccept={…}>` of a consent platform: it keeps the choice itself. */
function isPlatforms(m: Machine, f: Frame, { tag }: ElementRef): boolean {
  const { refs, unknown } = readCell(tag, f.ctx);
  if (unknown || refs.length === 0) return false;
  return refs.every((it) => it.kind === 'foreign' && m.catalogue.platformOf(it.access)?.kind === 'cmp');
}

/** Hands a listener of an element over. Its control's name tells, else its own. */
export function escapeAct(m: Machine, f: Frame, value: Value, site: Site, { steps, path }: Access): void {
  const texts = steps.flatMap((it) => it.args.filter((arg) => typeof arg === 'string'));
  noteRefusing(m, value, texts);
  const isReferred = path.includes('current');
  const isByCode = isPressed(m, { texts, isReferred, facts: f.unit.facts });
  const isNamed = texts.some(isConsenting);
  const mayAct = !isByCode && (isNamed || !texts.some(isForSomethingElse));
  escapeListener(m, f, value, site, (it) => ({ act: mayAct && (isNamed || isNamedForConsenting(it)), event: false }));
}

/** A listener in a template that is a text: its control is known by what stands in it. `self`: whose methods listen. */
export function escapeLabelled(
  m: Machine,
  f: Frame,
  value: Value,
  site: Site,
  { event, label, self }: { readonly event: string; readonly label: string; readonly self?: Value },
): void {
  if (HANDLERS.test(event)) noteRefusing(m, value, [label]);
  const mayAct = HANDLERS.test(event) && !isForSomethingElse(label);
  const isByCode = isPressed(m, { texts: [label], isReferred: false, facts: f.unit.facts });
  const isAct = (it: FunctionRef) => mayAct && !isByCode && (isConsenting(label) || isNamedForConsenting(it));
  escapeListener(m, f, value, site, (it) => ({ act: isAct(it), event: false }), self);
}

/** The same of code that a template holds. `called`: what it calls last. */
export function escapeCalling(
  m: Machine,
  f: Frame,
  value: Value,
  site: Site,
  { event, label, called }: { readonly event: string; readonly label: string; readonly called: string },
): void {
  if (HANDLERS.test(`on${event}`)) noteRefusing(m, value, [label]);
  const mayAct = HANDLERS.test(`on${event}`) && !isForSomethingElse(label);
  const isByCode = isPressed(m, { texts: [label], isReferred: false, facts: f.unit.facts });
  const act = mayAct && !isByCode && (isConsenting(label) || isConsenting(called));
  escapeListener(m, f, value, site, () => ({ act, event: false }));
}

function escapeListener(
  m: Machine,
  f: Frame,
  value: Value,
  site: Site,
  howOf: (it: FunctionRef) => Pick<Mode, 'act' | 'event'>,
  self?: Value,
): void {
  for (const it of value.refs) {
    const single = self ? boundTo(m, f, { site }, m.values.ref(it), self) : m.values.ref(it);
    noteHandler(m, single, site);
    const how = it.kind === 'function' ? howOf(it) : undefined;
    if (it.kind !== 'function' || !how || !(how.act || how.event)) {
      escape(m, f, single, site);
      continue;
    }
    const mode = modeOf(m, f.ctx.mode.side, f.ctx.mode.request, how);
    const opens = opensObjects(m, f.ctx);
    enterHub(m, f, site, {
      key: `act ${it.id}`,
      unit: it.unit,
      mode,
      opens,
      of: single,
      body: (inner) => escape(m, inner, single, site),
    });
  }
}

/** It is, or calls a function that is. */
function isNamedForConsenting({ unit, fn }: FunctionRef): boolean {
  return isConsenting(unit.facts.functions[fn]?.name ?? '') || callersOfActs(unit.facts).has(fn);
}

const actCallers = new WeakMap<FileFacts, ReadonlySet<number>>();
function callersOfActs(facts: FileFacts): ReadonlySet<number> {
  return remembered(actCallers, facts, () => {
    const found = new Set<number>();
    forEachExpr(facts, (node, fn) => {
      if (node.k === 'call' && isConsenting(calledName(facts, node))) found.add(fn);
    });
    return found;
  });
}

/** What the control is called: its text and the attributes that name it. */
const LABELS = new Set(['children', 'aria-label', 'title', 'label', 'value', 'id', 'name']);
/** By which code finds it. */
const MARKS = new Set(['id', 'name', 'class', 'className', 'aria-label', 'data-testid', 'data-action']);
const REFERS = /^(?:ref|bind:this)$/;
function textsUnder(ref: ElementRef, names: ReadonlySet<string>): readonly string[] {
  return [...ref.props.heap.props].flatMap(([name, cell]) => (names.has(name) ? textsIn(cell.value, 0) : []));
}

function textsIn(value: Value, depth: number): readonly string[] {
  const text = textOf(value);
  if (text !== undefined) return [text];
  if (depth > 3) return [];
  return value.refs.flatMap((it) => {
    if (it.kind === 'element')
      return [...it.props.heap.props].flatMap(([name, cell]) =>
        name === 'children' ? textsIn(cell.value, depth + 1) : [],
      );
    return it.kind === 'object' && it.shape === 'array'
      ? [...it.heap.props.values()].flatMap((cell) => textsIn(cell.value, depth + 1))
      : [];
  });
}

/** A stored value: ends the act where it is a grant. True when it did. */
export function endsWithWrite(m: Machine, f: Frame, site: Site, key: string, value: Value | undefined): boolean {
  if (!isActing(m, f) || !value) return false;
  const side = m.catalogue.polarityOfKey(key) ?? sideOf(m, key);
  if (!side) return false;
  const grants = isGrant(m.catalogue, side, value, undefined) || (value.unknown && isGrantAsJson(m, f, site));
  if (grants) endAct(m, f, site, key);
  return grants;
}

/** `setHasConsent(true)`, `setConsent({ marketing: true })`. */
export function endsWithSetter(m: Machine, f: Frame, x: Call, args: readonly Value[]): boolean {
  if (!isActing(m, f) || !args[0]) return false;
  const name = /^set([A-Z]\w*)$/.exec(calledName(f.unit.facts, x))?.[1];
  const said = literalArgument(m, f, args[0]);
  // `setPrefs({ analytics: true, marketing: true })` says it by itself.
  const side = name && (sideOf(m, name) ?? 'record');
  if (!name || !side || !isGrant(m.catalogue, side, side === 'record' ? objectOf(m, args[0]) : args[0], said))
    return false;
  endAct(m, f, x, name);
  return true;
}

/** No text or boolean of its own. */
function objectOf(m: Machine, value: Value): Value {
  return m.values.make([], value.refs, value.unknown || value.literals.length > 0, []);
}

/** `consent.value = 'granted'`, `state.analytics = true`, `consentGiven = true`. */
export function endsWithAssignment(m: Machine, f: Frame, x: Extract<Expr, { k: 'assign' }>, value: Value): boolean {
  if (!isActing(m, f)) return false;
  const name = assignedName(f.unit.facts, x);
  if (!name) return false;
  const side = sideOf(m, name);
  // `cookie.value = { analytics: true, marketing: true }` says it by itself, as `'accepted'` does.
  const said = side || (ANSWER.test(name) && isGrantWord(m.catalogue, value)) ? value : objectOf(m, value);
  if (!isGrant(m.catalogue, side ?? 'record', said, literalArgument(m, f, value))) return false;
  endAct(m, f, x, name);
  return true;
}

/** In such an act the name of a purpose alone allows it: `{ analytics: true }`. */
function sideOf({ catalogue }: Machine, name: string): Polarity | 'record' | undefined {
  const isYes = catalogue.isChoice(name) || isConsenting(name) || GIVEN.test(name);
  return catalogue.polarityOfName(name) ?? (isYes ? 'in' : undefined);
}

const GIVEN = /^(?:is|has|was)?_?(?:granted|given|permitted|approved)$/i;

/** An action of a store that is named for consenting: `accept()`, `{ type: 'consent/accepted' }`, `setConsent(true)`. */
export function endsWithAction(m: Machine, f: Frame, site: Site, type: string, payload?: Value): boolean {
  if (!isActing(m, f)) return false;
  const name = type.slice(type.lastIndexOf('/') + 1);
  const set = /^(?:set|update|save|change)[-_]?(\w+)$/i.exec(name)?.[1];
  const side = set && sideOf(m, set);
  const grants = side && payload && isGrant(m.catalogue, side, payload, literalArgument(m, f, payload));
  if (!grants && !isConsenting(name) && !isConsenting(type)) return false;
  endAct(m, f, site, name);
  return true;
}

/** `new CustomEvent('consent:change', { detail: { marketing: true } })`. */
export function endsWithEvent(m: Machine, f: Frame, site: Site, type: string, detail: Value): boolean {
  const isYes = isActing(m, f) && isGrant(m.catalogue, 'record', objectOf(m, detail), literalArgument(m, f, detail));
  if (isYes) endAct(m, f, site, type);
  return isYes;
}

/** What a reducer makes of the state: `{ analytics: true, marketing: true }`. */
export function endsWithState(m: Machine, f: Frame, site: Site, state: Value): boolean {
  const isYes =
    isActing(m, f) && state.refs.length === 1 && isGrant(m.catalogue, 'in', state, literalArgument(m, f, state));
  if (isYes) endAct(m, f, site, 'consent');
  return isYes;
}

/** `consent.set(true)`, `this.purposes.set({ analytics: true })`: what holds it is named for what it means. */
export function endsWithHeld(m: Machine, f: Frame, site: Site, value: Value, key?: string): boolean {
  if (!isActing(m, f)) return false;
  const name = key ?? receiverName(f.unit.facts, site);
  const side = name === undefined ? undefined : sideOf(m, name);
  const said = side || (ANSWER.test(name ?? '') && isGrantWord(m.catalogue, value)) ? value : objectOf(m, value);
  if (!isGrant(m.catalogue, side ?? 'record', said, literalArgument(m, f, value))) return false;
  endAct(m, f, site, name ?? 'consent');
  return true;
}

/** A consent platform's or a vendor's own yes: `acceptAll()`, `opt_in_capturing()`, `gtag('consent', 'update', …)`. */
export function endsWithCall(m: Machine, f: Frame, access: Access, args: readonly Value[], site: Site): boolean {
  if (!isActing(m, f)) return false;
  const literals = args.map((it) => certainArgument(m, f, it));
  const isYes =
    m.catalogue.matchConsentAction(access, literals)?.action === 'records' && isConsenting(access.path.at(-1) ?? '');
  const lifts = m.catalogue.matchOptOut(access, 'call', literals)?.lifts;
  if (!isYes && !lifts) return false;
  endAct(m, f, site, access.path.at(-1) ?? '');
  return true;
}

function isActing(m: Machine, f: Frame): boolean {
  return (
    f.ctx.mode.act === true &&
    f.state !== null &&
    m.world.of === undefined &&
    (m.world.stored === 'no' || m.world.stored === 'nothing')
  );
}

function endAct(m: Machine, f: Frame, site: Site, name: string): void {
  const read = readOf(m, f, 'stored', m.catalogue.purposeOfName(name) ?? 'any', { name, at: undefined });
  recordCut(m, f.ctx, site, 'grant', read);
  f.state = null;
}
