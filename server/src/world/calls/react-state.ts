/**
 * State of React components: the start value comes first in render and effects. When the consumer acts, the
 * effects of the mount have run: there, state that one of them sets for sure holds what was set, in what the
 * newest render made (`newest-render.ts`).
 */
import { remembered } from '../../std/remembered';
import type { Cell } from '../machine/cell';
import type { Context, Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import { HUB } from '../machine/hubs';
import { type Machine, newCell, readCell, writeCell } from '../machine/machine';
import { certainty, isCertain, withModes } from '../sharing/opt-out-modes';
import { cellOf } from '../syntax/variables';
import type { FunctionRef, ObjectRef } from '../values/ref';
import type { Value } from '../values/value';
import type { CallSpec } from './calls';
import { isOfNewestRender, namesNewest } from './newest-render';

export interface ComponentState {
  readonly start: Cell;
  readonly set: Cell;
  /** The start value again, where no effect sets it for sure any more. */
  readonly late: Cell;
  /** Effects of the same component that set it whenever they run. */
  readonly settledBy: Set<Site>;
  /** That it was set, as something that is certain at a place. */
  readonly certain: number;
}

export interface ComponentStates {
  readonly ofComponent: Map<Context, ComponentState[]>;
  /** By what `useState` hands out. */
  readonly ofList: Map<ObjectRef, ComponentState>;
  readonly ofVariable: Map<Cell, ComponentState>;
  /** Some component decides by itself when it takes new properties. */
  keepsProps: boolean;
}

export function createComponentStates(): ComponentStates {
  return { ofComponent: new Map(), ofList: new Map(), ofVariable: new Map(), keepsProps: false };
}

/** `list`: what `useState` hands out, one for each place and component. */
export function stateOf(m: Machine, f: Frame, list: ObjectRef): ComponentState {
  const { ofComponent, ofList } = m.componentStates;
  return remembered(ofList, list, () => {
    const cells = { start: newCell(m), set: newCell(m), late: newCell(m) };
    const state = { ...cells, settledBy: new Set<Site>(), certain: certainty(m, `state ${list.id}`) };
    remembered(ofComponent, f.ctx, () => []).push(state);
    return state;
  });
}

export function setState(m: Machine, f: Frame, state: ComponentState, value: Value): void {
  writeCell(m, state.set, value, f.ctx);
  if (f.state) f.state = withModes(m, f.state, new Set([state.certain]));
}

/** At the end of an effect, with what is certain there. */
export function noteEffect(m: Machine, f: Frame, effect: Site): void {
  for (const state of m.componentStates.ofComponent.get(f.ctx) ?? []) {
    if (f.state && isCertain(f.state, state.certain)) state.settledBy.add(effect);
    else if (state.settledBy.delete(effect) && state.settledBy.size === 0)
      writeCell(m, state.late, readCell(state.start, f.ctx), f.ctx);
  }
}

/** `const [consent, setConsent] = useState(true)`: which state the variable shows. */
export function noteStateVariable(m: Machine, f: Frame, b: number, list: Value): void {
  const [ref] = list.refs;
  const state = ref?.kind === 'object' && list.refs.length === 1 ? m.componentStates.ofList.get(ref) : undefined;
  const binding = f.unit.facts.bindings[b];
  if (state && binding) m.componentStates.ofVariable.set(cellOf(m, f.ctx, binding, b), state);
}

/** Where the consumer acts: is what is called made by what the component rendered last, or by the act itself? */
export function isOfRenderAtHand(f: Frame, { unit, fn, scope }: FunctionRef, { site, direct }: CallSpec): boolean {
  for (let ctx: Context | undefined = scope; ctx; ctx = ctx.scope) if (ctx.mode.event) return true;
  if (!isOfNewestRender(unit.facts, fn)) return false;
  return f.ctx.fn === HUB || (direct !== undefined && site.k === 'call' && namesNewest(f.unit.facts, site.callee));
}

/** What the variable holds when the consumer acts; undefined where that is what it always may hold. */
export function settledValue(m: Machine, f: Frame, cell: Cell): Value | undefined {
  if (!f.ctx.mode.event) return undefined;
  const state = m.componentStates.ofVariable.get(cell);
  if (!state || state.settledBy.size === 0) return undefined;
  return m.values.join(readCell(state.set, f.ctx), readCell(state.late, f.ctx));
}
