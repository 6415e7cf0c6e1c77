/** Serving: runs the chains of every app that something may serve. */
import { callValue } from '../calls/calls';
import { escape } from '../calls/escape';
import { linkCall } from '../calls/modules';
import type { Context, Mode, Site } from '../machine/context';
import { createContext } from '../machine/contexts';
import { copyState, type Frame } from '../machine/frame';
import { HUB } from '../machine/hubs';
import { type Machine, modeOf, readCell } from '../machine/machine';
import { rootFrame } from '../machine/root-frame';
import { readMember } from '../objects/members';
import type { FunctionRef, Ref } from '../values/ref';
import { answerTexts } from './answer-texts';
import { appsOf } from './apps';
import { growChains } from './chains';
import { passFlow } from './flow';
import { openContext } from './graphql';
import { openControllers } from './nest';
import { nextOf } from './next';
import { endsWithoutReply } from './replies';
import { makeLink } from './request-links';
import type { App, ChainLink } from './serving';
import { openProcedures } from './trpc';

/** Builds what is new of the chains and runs it. True when there was anything new. */
export function serve(m: Machine): boolean {
  const opened = [openControllers(m), openProcedures(m), openContext(m)];
  let grew = opened.includes(true);
  const mounted = mountedApps(m);
  for (const app of [...m.serving.apps.values()]) {
    if (app.dialect.chained === false || (mounted.has(app) && !app.escaped)) continue;
    const root = rootOf(m, app);
    if (!growChains(m, root, app)) continue;
    grew = true;
    (m.roots.get(root.root) ?? m.hubs.get(root.root))?.run();
  }
  return grew;
}

/** A router that is part of another app serves nothing by itself. */
function mountedApps(m: Machine): ReadonlySet<App> {
  const mounted = new Set<App>();
  for (const app of m.serving.apps.values()) {
    for (const it of app.registrations.values()) {
      for (const step of it.steps)
        for (const inner of appsOf(m, step.cell.value)) if (inner !== app) mounted.add(inner);
    }
  }
  return mounted;
}

function rootOf(m: Machine, app: App): ChainLink {
  let root = m.serving.chains.get(app);
  if (root) return root;
  const { maker } = app;
  const origin = { unit: maker.unit, fn: -1, callee: undefined, scope: undefined, mode: modeOf(m, 'server', true) };
  const ctx = createContext(m, `app ${app.ref.id}`, origin, m.values.undefined, [], m.values.never, false);
  const top = makeLink(m, ctx, undefined, 'request');
  top.calledOn.add(ctx);
  root = top;
  m.serving.chains.set(app, root);
  const run = () => runNext(m, rootFrame(ctx), top, undefined);
  if (app.dialect.within) {
    linkCall(maker, endOf(maker), ctx);
    m.hubs.set(ctx, { opens: true, run, of: m.values.never });
  } else m.roots.set(ctx, { label: 'request', surface: 'server', run });
  return root;
}

/** The link calls on here. */
export function callOn(m: Machine, f: Frame, link: ChainLink, site: Site): void {
  passFlow(m, f, link);
  runNext(m, f, link, site);
}

/** Runs what comes after a link: everything that the chain has there. */
function runNext(m: Machine, f: Frame, link: ChainLink, site: Site | undefined): void {
  link.calledOn.add(f.ctx);
  for (const next of [...link.next.values()]) runLink(m, f, next, site ?? (next.registration?.site as Site));
}

function runLink(m: Machine, f: Frame, link: ChainLink, site: Site): void {
  const { registration, step } = link;
  const cell = registration?.steps[step]?.cell;
  if (!registration || !cell) return;
  const value = readCell(cell, f.ctx);
  const { dialect } = registration.app;
  const before = copyState(f.state);
  const { handler } = f;
  f.handler = { state: null, value: m.values.never };
  for (const ref of value.refs) {
    if (isRun(ref)) {
      if (ref.kind === 'function') link.callees.add(ref);
      const args = dialect.args(m, link, nextOf(m, link, dialect));
      const answer = callValue(m, f, {
        callee: m.values.ref(ref),
        self: dialect.selfIsApp ? m.values.ref(registration.app.ref) : m.values.undefined,
        args,
        site,
        mode: modeOf(m, 'server', true),
        isLink: true,
      });
      answerTexts(m, f, answer, site);
      const [request] = args;
      if (request && dialect.answersIn)
        answerTexts(m, f, readMember(m, f, request, dialect.answersIn, undefined), site);
      if (ref.kind === 'function') noteRuns(m, f, link, ref, site);
      if (ref.kind === 'function' && dialect.endsOn) resumeAfter(m, f, link, ref, site);
    } else if (appsOf(m, m.values.ref(ref)).length === 0) escape(m, f, m.values.ref(ref), site);
    f.state = copyState(before);
  }
  // A middleware of a package calls on.
  const passes = value.refs.some((it) => !isRun(it) && appsOf(m, m.values.ref(it)).length === 0);
  // So does one that may be missing: `{ preHandler: strict ? gate : undefined }`.
  if (value.unknown || value.literals.length > 0 || passes) callOn(m, f, link, site);
  f.handler = handler;
  f.state = before;
}

function isRun(ref: Ref): boolean {
  return ref.kind === 'function' || ref.kind === 'native';
}

function noteRuns(m: Machine, f: Frame, link: ChainLink, ref: FunctionRef, site: Site): void {
  for (const ctx of f.ctx.trace.sites.get(site) ?? []) {
    if (ctx.callee === ref && !m.serving.runs.has(ctx)) m.serving.runs.set(ctx, link);
  }
}

/** Fastify: where a hook ends without a reply, the chain goes on from there. */
function resumeAfter(m: Machine, f: Frame, link: ChainLink, ref: FunctionRef, site: Site): void {
  for (const ctx of f.ctx.trace.sites.get(site) ?? []) {
    if (ctx.callee !== ref || !takesPart(m, ctx, link)) continue;
    if (!endsWithoutReply(m, f, ctx)) continue;
    resume(m, ctx, `link ${link.id}`, ctx.mode, (frame) => runNext(m, frame, link, site));
  }
}

function takesPart(m: Machine, ctx: Context, link: ChainLink): boolean {
  return ctx.args.some((it) =>
    it.refs.some((ref) => ref.kind === 'object' && m.serving.tracked.get(ref)?.link === link),
  );
}

/** A context that goes on where `after` has ended: its callers show the way there. */
export function resume(m: Machine, after: Context, key: string, mode: Mode, run: (f: Frame) => void): void {
  const name = `resume ${after.id} ${key}`;
  if (m.contexts.has(name)) return;
  const origin = { unit: after.unit, fn: HUB, callee: undefined, scope: undefined, mode };
  const ctx = createContext(m, name, origin, m.values.undefined, [], m.values.never, false);
  m.serving.behind.add(ctx);
  linkCall(after, endOf(after), ctx);
  const again = () => run(rootFrame(ctx));
  m.hubs.set(ctx, { opens: true, run: again, of: m.values.never });
  again();
}

const ends = new WeakMap<object, Site>();

/** The place past the last statement of a function. */
export function endOf(ctx: Context): Site {
  const facts = ctx.unit.facts.functions[ctx.fn] ?? ctx.unit;
  let end = ends.get(facts);
  const at = 'e' in facts ? facts.e : 0;
  if (!end) ends.set(facts, (end = { k: 'undef', s: at, e: at }));
  return end;
}
