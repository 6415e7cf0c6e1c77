/**
 * Google's stub: `function gtag() { dataLayer.push(arguments); }`. Calling it is calling `gtag` itself; the
 * push in it is no touchpoint, and neither is handing it over. The same holds of other vendors' (`vendor-stub.ts`).
 */
import type { Expr, FunctionFacts, Stmt } from '../../facts/ir';
import type { CallSpec } from '../calls/calls';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { callForeign } from '../outside/foreign';
import type { ForeignRef, FunctionRef } from '../values/ref';
import type { Value } from '../values/value';
import { globalOfStub } from './vendor-stub';

/** Undefined where the function is no stub. */
export function callStub(m: Machine, f: Frame, ref: FunctionRef, call: CallSpec): Value | undefined {
  const facts = ref.unit.facts.functions[ref.fn];
  const name = facts && (isStub(facts) ? 'gtag' : vendorsStub(m, ref));
  if (name === undefined) return undefined;
  const isHandedOver = !isWritten(call) && call.args.length > 0 && call.args.every((it) => it === m.values.unknown);
  if (isHandedOver) return m.values.undefined;
  return callForeign(m, f, globalNamed(m, name), { ...call, isStub: true });
}

/** `gtag(command, value)`, where nothing is known of either. */
function isWritten({ direct, site, args }: CallSpec): boolean {
  return direct === true || (site.k === 'call' && site.args.length > 0 && site.args.length === args.length);
}

function vendorsStub(m: Machine, ref: FunctionRef): string | undefined {
  const name = globalOfStub(ref.unit.facts, ref.fn);
  return name !== undefined && m.catalogue.isVendors(globalNamed(m, name).access) ? name : undefined;
}

function globalNamed(m: Machine, name: string): ForeignRef {
  return m.refs.foreign({ root: { kind: 'global' }, path: [name], steps: [] }, 'global');
}

const stubs = new WeakMap<FunctionFacts, boolean>();

export function isStub(facts: FunctionFacts): boolean {
  let known = stubs.get(facts);
  if (known === undefined) stubs.set(facts, (known = pushesItsArguments(facts)));
  return known;
}

function pushesItsArguments(facts: FunctionFacts): boolean {
  const only = onlyStatement(facts.body);
  const x = only && expressionOf(only);
  if (
    x?.k !== 'call' ||
    x.callee.k !== 'member' ||
    x.callee.name !== 'push' ||
    !/^dataLayer$/i.test(lastName(x.callee.obj))
  )
    return false;
  const [pushed, ...more] = x.args;
  if (pushed?.k !== 'ref' || more.length > 0) return false;
  if (pushed.b === facts.arguments) return true;
  const [first] = facts.params;
  return facts.name === 'gtag' && first?.rest === true && first.target.k === 'pid' && first.target.b === pushed.b;
}

/** With or without a test around it: that the list is there. */
function onlyStatement(body: readonly Stmt[]): Stmt | undefined {
  const [only, ...others] = body;
  if (others.length > 0) return undefined;
  if (only?.k === 'block') return onlyStatement(only.body);
  return only?.k === 'if' && !only.else ? onlyStatement([only.then]) : only;
}

function expressionOf(stmt: Stmt): Expr | undefined {
  const x = stmt.k === 'expr' || stmt.k === 'return' ? stmt.x : undefined;
  return x?.k === 'chain' ? x.x : x;
}

function lastName(x: Expr): string {
  if (x.k === 'global') return x.name;
  if (x.k === 'member') return x.name;
  if (x.k === 'log') return lastName(x.a);
  return x.k === 'index' && x.index.k === 'lit' ? String(x.index.v) : '';
}
