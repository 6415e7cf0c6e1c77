/**
 * What links leave on the request for those after them: `req.optedOut = …`, `res.locals.x`, `c.set('x', …)`.
 *
 * A property that was surely written on every way to calling on hides what was there before; any other
 * read may find that too. What is written elsewhere, or later, may always be found.
 */
import type { Cell } from '../machine/cell';
import type { Context } from '../machine/context';
import type { Frame, State } from '../machine/frame';
import { cellIn, enqueue, type Machine, newCell, readCell, writeCell } from '../machine/machine';
import { certainty, exitsOf, isCertain, makeCertain } from '../sharing/opt-out-modes';
import type { Value } from '../values/value';
import { isPossible, markOf, setMark, sureKey } from './marks';
import type { ChainLink, Flow, Written } from './serving';

function flowOf(m: Machine, link: ChainLink): Flow {
  let flow = m.serving.flows.get(link);
  if (!flow) {
    flow = {
      written: new Map(),
      late: new Map(),
      below: new Map(),
      passed: new Map(),
      gaps: new Map(),
      sure: undefined,
    };
    m.serving.flows.set(link, flow);
  }
  return flow;
}

/** `sure`: it is this request that is written, and no other. */
export function writeFlow(m: Machine, f: Frame, link: ChainLink, path: string, value: Value, sure: boolean): void {
  if (!f.state || value === m.values.never) return;
  const flow = flowOf(m, link);
  const key = sureKey(m, { k: 'written', link, path });
  const before = f.state.get(key);
  if (sure) {
    f.state.set(key, value);
    makeCertain(m, f.state, certainOf(m, link, path));
  } else if (before) f.state.set(key, m.values.join(before, value));
  const written = writtenOf(flow, path);
  // A new writer tells something even where its value is none.
  if (!written.writers.has(f.ctx)) for (const reader of written.readers) enqueue(m, reader);
  writeCell(m, cellIn(m, written.writers, f.ctx), value, f.ctx);
  writeCell(m, cellIn(m, flow.late, path), isCalledOn(m, f, link) ? value : m.values.never, f.ctx);
  writeCell(m, cellIn(m, m.serving.written, path), value, f.ctx);
  for (let above = link.parent; above; above = above.parent)
    writeCell(m, cellIn(m, flowOf(m, above).below, path), value, f.ctx);
}

/** It has surely been written by now, here or in what was called. */
function certainOf(m: Machine, link: ChainLink, path: string): number {
  const id = certainty(m, `written ${link.id} ${path}`);
  m.serving.certain.add(id);
  return id;
}

/** An async function has ended: what it has written by all its ends. */
export function noteWrittenBy(m: Machine, f: Frame, ctx: Context): void {
  if (!f.state || m.serving.certain.size === 0) return;
  for (const it of exitsOf(m, ctx, f.ctx)) if (m.serving.certain.has(it)) makeCertain(m, f.state, it);
}

function isCalledOn(m: Machine, f: Frame, link: ChainLink): boolean {
  return isPossible(m, f.state, { k: 'called-on', link });
}

/** `base`: what a property is that no link has written. */
export function readFlow(m: Machine, f: Frame, link: ChainLink, path: string, base: () => Value): Value {
  const own = f.state?.get(sureKey(m, { k: 'written', link, path }));
  const flow = flowOf(m, link);
  const others = m.values.join(
    writtenBy(m, f, flow, path, (it) => it !== f.ctx),
    readCell(cellIn(m, flow.below, path), f.ctx),
  );
  if (own) return m.values.join(own, others);
  // What it called has surely written it.
  if (f.state && isCertain(f.state, certainOf(m, link, path)))
    return m.values.join(
      others,
      writtenBy(m, f, flow, path, () => true),
    );
  const mine = writtenBy(m, f, flow, path, (it) => it === f.ctx);
  return [mine, inherited(m, f, link, path, base)].reduce((a, b) => m.values.join(a, b), others);
}

function inherited(m: Machine, f: Frame, link: ChainLink, path: string, base: () => Value): Value {
  const { parent } = link;
  // Above all functions nothing is written.
  if (!parent?.parent) {
    const first = baseValue(m, f, path, base);
    // What runs after the reply finds what any link has left.
    return link.registration?.kind === 'apart'
      ? m.values.join(first, readCell(cellIn(m, m.serving.written, path), f.ctx))
      : first;
  }
  const flow = flowOf(m, parent);
  const passed = readCell(cellIn(m, flow.passed, path), f.ctx);
  const others = writtenBy(m, f, flow, path, (it) => !parent.calledOn.has(it));
  const late = readCell(cellIn(m, flow.late, path), f.ctx);
  const result = [passed, others, late].reduce((a, b) => m.values.join(a, b));
  if (readCell(gapOf(m, flow, path), f.ctx) === m.values.never) return result;
  // Where it called on without having written it surely, its own writes may still have come before.
  const mine = writtenBy(m, f, flow, path, () => true);
  return m.values.join(m.values.join(result, mine), inherited(m, f, parent, path, base));
}

/** A name that links define says what they write; where none has run, there is nothing but what it starts with. */
function baseValue(m: Machine, f: Frame, path: string, base: () => Value): Value {
  const given = readCell(cellIn(m, m.serving.given, path), f.ctx);
  if (given !== m.values.never) return given;
  const defined = readCell(cellIn(m, m.serving.written, path), f.ctx) !== m.values.never;
  return defined ? m.values.join(m.values.unknown, m.values.undefined) : base();
}

function writtenBy(m: Machine, f: Frame, flow: Flow, path: string, among: (writer: Context) => boolean): Value {
  let result = m.values.never;
  const { writers, readers } = writtenOf(flow, path);
  readers.add(f.ctx);
  for (const [writer, cell] of writers) if (among(writer)) result = m.values.join(result, readCell(cell, f.ctx));
  return result;
}

function writtenOf(flow: Flow, path: string): Written {
  let written = flow.written.get(path);
  if (!written) flow.written.set(path, (written = { writers: new Map(), readers: new Set() }));
  return written;
}

/** The link calls on from here. */
export function passFlow(m: Machine, f: Frame, link: ChainLink): void {
  const flow = flowOf(m, link);
  const sure = new Set<string>();
  for (const [key, value] of f.state ?? []) {
    const mark = markOf(m, key);
    if (mark?.k !== 'written' || mark.link !== link) continue;
    writeCell(m, cellIn(m, flow.passed, mark.path), value, f.ctx);
    sure.add(mark.path);
  }
  for (const path of f.state ? flow.written.keys() : []) {
    if (sure.has(path) || !isCertain(f.state as State, certainOf(m, link, path))) continue;
    writeCell(
      m,
      cellIn(m, flow.passed, path),
      writtenBy(m, f, flow, path, () => true),
      f.ctx,
    );
    sure.add(path);
  }
  const before = flow.sure;
  flow.sure = before ? new Set([...before].filter((it) => sure.has(it))) : sure;
  for (const path of before ?? []) if (!flow.sure.has(path)) writeCell(m, gapOf(m, flow, path), m.values.true, f.ctx);
  setMark(m, f.state, { k: 'called-on', link });
}

function gapOf(m: Machine, flow: Flow, path: string): Cell {
  let gap = flow.gaps.get(path);
  if (!gap) {
    flow.gaps.set(path, (gap = newCell(m)));
    if (!flow.sure?.has(path)) gap.value = m.values.true;
  }
  return gap;
}
