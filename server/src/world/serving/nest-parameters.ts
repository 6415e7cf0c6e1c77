/** What Nest passes to a route's parameters, by their decorators: `@Body()`, `@Headers('sec-gpc')`, `@Req()`. */
import type { Expr, Param } from '../../facts/ir';
import { callValue, settled } from '../calls/calls';
import type { Frame } from '../machine/frame';
import type { Machine, Native } from '../machine/machine';
import { readMember } from '../objects/members';
import { foreignUnknown } from '../outside/foreign';
import { evaluate, evaluateArguments } from '../syntax/expressions';
import type { ClassRef } from '../values/ref';
import type { Value } from '../values/value';
import { decoratorName } from './nest';
import { nestRequest } from './never-written';

/** The part of the request that a decorator gives. */
const PARTS: Readonly<Record<string, string>> = {
  Body: 'body',
  Query: 'query',
  Param: 'params',
  Headers: 'headers',
  Session: 'session',
  Ip: 'ip',
  MessageBody: 'body',
  Args: 'args',
};
const WHOLE = /^Req(?:uest)?$/;

export function givenTo(m: Machine, f: Frame, cls: ClassRef, param: Param): Value {
  for (const decorator of param.decorators ?? []) {
    if (decorator.k !== 'call') continue;
    const name = decoratorName(decorator, cls.unit.facts);
    if (name === undefined) return ofWorkspace(m, f, cls, decorator);
    if (WHOLE.test(name)) return nestRequest(m);
    const part = PARTS[name];
    if (part === undefined) continue;
    const value = readMember(m, f, foreignUnknown(m), part, decorator);
    const [key] = decorator.args;
    if (key?.k !== 'lit' || typeof key.v !== 'string') return value;
    return readMember(m, f, value, key.v, decorator);
  }
  return m.values.unknown;
}

/** `@OptedOut()`: what `createParamDecorator(fn)` gave is called for each request. */
function ofWorkspace(m: Machine, f: Frame, cls: ClassRef, decorator: Extract<Expr, { k: 'call' }>): Value {
  const scope: Frame = { ...f, unit: cls.unit, ctx: cls.scope };
  const callee = evaluate(m, scope, decorator.callee);
  const isKnown = callee.refs.length > 0 && callee.refs.every((it) => it.kind === 'native' && PARAMETER.test(it.name));
  if (!isKnown || callee.unknown || callee.literals.length > 0) return m.values.unknown;
  const { values } = evaluateArguments(m, scope, decorator.args);
  return callValue(m, f, { callee, self: m.values.undefined, args: values, site: decorator });
}

const PARAMETER = /^nest parameter /;

export const createParamDecorator: Native = (m, f, call) => {
  const factory = call.args[0] ?? m.values.unknown;
  const decorate = m.refs.native(
    `nest parameter ${f.ctx.id}.${call.site.s}`,
    (mm, ff, it) => {
      const args = [it.args[0] ?? mm.values.undefined, foreignUnknown(mm)];
      const result = callValue(mm, ff, { callee: factory, self: mm.values.undefined, args, site: it.site });
      return settled(mm, result, ff.ctx);
    },
    factory,
  );
  return m.values.ref(decorate);
};
