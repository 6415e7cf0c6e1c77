/** What Nest passes to a route's parameters, by their decorators: `@Body()`, `@Headers('sec-gpc')`, `@Req()`. */
import type { Param } from '../../facts/ir';
import type { Unit } from '../context';
import { foreignUnknown } from '../foreign';
import type { Frame } from '../frame';
import type { Machine } from '../machine';
import { readMember } from '../members';
import type { Value } from '../value';
import { decoratorName } from './nest';

/** The part of the request that a decorator gives. */
const PARTS: Readonly<Record<string, string>> = {
  Body: 'body',
  Query: 'query',
  Param: 'params',
  Headers: 'headers',
  Session: 'session',
  Ip: 'ip',
};

export function givenTo(m: Machine, f: Frame, unit: Unit, param: Param): Value {
  for (const decorator of param.decorators ?? []) {
    const part = PARTS[decoratorName(decorator, unit.facts) ?? ''];
    if (part === undefined || decorator.k !== 'call') continue;
    const value = readMember(m, f, foreignUnknown(m), part, decorator);
    const [key] = decorator.args;
    if (key?.k !== 'lit' || typeof key.v !== 'string') return value;
    return readMember(m, f, value, key.v, decorator);
  }
  return m.values.unknown;
}
