/** Runs a context: binds its parameters, runs its body, and keeps the trace of what ran. */
import type { FunctionFacts, Param } from '../../facts/ir';
import { runImports } from '../calls/modules';
import { askedFor } from '../calls/provided';
import { typedValue } from '../calls/typed';
import { defineProperty, writeMember } from '../objects/members';
import { publishScriptNames } from '../outside/script-names';
import { noteEnd } from '../serving/ends';
import { noteExit } from '../sharing/opt-out-modes';
import { assignPattern } from '../syntax/patterns';
import { runBlock } from '../syntax/statements';
import { writeVariable } from '../syntax/variables';
import type { Value } from '../values/value';
import type { Context } from './context';
import { activityOf } from './contexts';
import { isExhausted } from './drain';
import { type Frame, startFrame } from './frame';
import { enqueue, MAX_DEPTH, type Machine, writeCell } from './machine';

export function runContext(m: Machine, ctx: Context): void {
  const facts = ctx.unit.facts.functions[ctx.fn];
  if (!facts || ctx.running) return;
  if (isExhausted(m)) return;
  if (m.depth >= MAX_DEPTH) return enqueue(m, ctx);
  m.depth++;
  m.work.runs++;

  ctx.running = true;
  const activity = activityOf(ctx);
  m.active.set(activity, (m.active.get(activity) ?? 0) + 1);
  ctx.ran = true;
  // What ran before still runs: values only grow. Branches are told anew, since they may have been cut too early.
  ctx.trace.branches.clear();
  const f = startFrame(ctx, { exposed: ctx.fn === 0, handler: undefined });
  if (ctx.fn === 0) runImports(m, f);
  bindParameters(m, f, facts);
  runBlock(m, f, facts.body);
  if (f.state) noteEnd(m, f, m.values.undefined);
  if (f.state) writeCell(m, ctx.result, m.values.withReads(m.values.undefined, f.decidedBy), ctx);
  if (f.state) noteExit(m, f);
  if (ctx.fn === 0) publishScriptNames(m, f);
  m.active.set(activity, (m.active.get(activity) ?? 1) - 1);
  ctx.running = false;
  m.depth--;
}

function bindParameters(m: Machine, f: Frame, facts: FunctionFacts): void {
  const { ctx } = f;
  if (facts.self !== undefined && ctx.callee) writeVariable(m, f, facts.self, m.values.ref(ctx.callee));
  facts.params.forEach((param, i) => {
    const value = param.rest ? restOf(m, f, param, i) : argument(m, ctx, i);
    const declared = param.type ? typedValue(m, f, value, param.type) : value;
    const typed = param.decorators ? m.values.join(declared, askedFor(m, f, param.decorators)) : declared;
    assignPattern(m, f, param.target, typed);
    if (param.field) writeMember(m, f, ctx.thisValue, param.field, readField(m, f, param, typed), param);
  });
  if (facts.arguments !== undefined) writeVariable(m, f, facts.arguments, restOf(m, f, facts, 0));
}

/** `constructor(private readonly client = new X())`: the field holds what the parameter was bound to. */
function readField(m: Machine, f: Frame, param: Param, value: Value): Value {
  if (param.target.k !== 'pdef') return value;
  const { target } = param.target;
  return target.k === 'pid' ? (f.state?.get(target.b) ?? value) : m.values.join(value, m.values.unknown);
}

function argument(m: Machine, ctx: Context, i: number): Value {
  const given = ctx.args[i] ?? m.values.undefined;
  return m.values.join(given, ctx.restArgs);
}

function restOf(m: Machine, f: Frame, key: object, from: number): Value {
  const list = m.refs.object(f.ctx, key, 'rest', 'array');
  list.heap.exact = true;
  for (const [i, value] of f.ctx.args.slice(from).entries()) defineProperty(m, f, list.heap, String(i), value, true);
  writeCell(m, list.heap.rest, f.ctx.restArgs, f.ctx);
  return m.values.ref(list);
}
