/** Asking a container for a service: `inject(Consent)` of Angular, `Container.get(Consent)` of TypeDI, tsyringe. */
import { providedFor } from '../calls/provided';
import { injectedValue } from '../calls/typed';
import type { Frame } from '../machine/frame';
import type { Machine, Native, NativeCall } from '../machine/machine';
import { readMember } from '../objects/members';
import type { Ref } from '../values/ref';
import type { Value } from '../values/value';
import { called } from './called';

const inject: Native = (m, f, call) => {
  const token = call.args[0] ?? m.values.unknown;
  const isVendors = (it: Ref) => it.kind === 'foreign' && m.catalogue.isVendors(it.access);
  const isClass = token.refs.length > 0 && token.refs.every((it) => it.kind === 'class' || isVendors(it) || isView(it));
  if (isClass && !token.unknown && token.literals.length === 0) return injectedValue(m, f, token);
  return m.values.join(madeFor(m, f, call, token), providedFor(m, f, token));
};

/** What a directive of Angular stands on, and what shows it. */
function isView(ref: Ref): boolean {
  if (ref.kind !== 'foreign' || ref.access.root.kind !== 'package') return false;
  return (
    ref.access.root.spec === '@angular/core' && /^(?:TemplateRef|ViewContainerRef)$/.test(ref.access.path.join('.'))
  );
}

/** Tokens that say themselves what is given where nobody provides anything. */
const factories = new WeakMap<Ref, Value>();

/** Angular: `new InjectionToken('gpc', { factory: () => … })`. */
const injectionToken: Native = (m, f, call) => {
  const token = m.refs.object(f.ctx, call.site, 'injection token', 'object');
  const factory = call.args[1] && readMember(m, f, call.args[1], 'factory', undefined);
  if (factory && factory.refs.length > 0) factories.set(token, factory);
  return m.values.ref(token);
};

function madeFor(m: Machine, f: Frame, call: NativeCall, token: Value): Value {
  const made = token.refs.map((it) => factories.get(it));
  if (token.unknown || made.length === 0 || made.includes(undefined) || m.relevance.outOfSight) return m.values.unknown;
  return made
    .map((it) => called(m, f, call, it ?? m.values.unknown))
    .reduce((a, b) => m.values.join(a, b), m.values.never);
}

export const INJECTION: Readonly<Record<string, Native>> = {
  '@angular/core#inject': inject,
  'new @angular/core#InjectionToken': injectionToken,
  'typedi#Container.get': inject,
  'tsyringe#container.resolve': inject,
  'inversify#Container.get()': inject,
  '@nestjs/core#ModuleRef.get()': inject,
};
