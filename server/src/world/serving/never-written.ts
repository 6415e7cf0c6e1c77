/**
 * `req.optedOut`, `locals.optedOut`, `c.get('optedOut')`: no framework puts a choice on a request by itself. Where no
 * function of the program does, nothing is there, whoever asks; and that is no refusal.
 */
import type { Access } from '../../catalogue/catalogue';
import type { Machine } from '../machine/machine';
import type { ForeignRef } from '../values/ref';
import type { Value } from '../values/value';

/** What functions that serve requests leave there for others. */
export interface OnRequests {
  /** Of requests that are followed, by slot and name; of others by the last name of what holds it. */
  readonly names: ReadonlySet<string>;
  /** A function that we cannot see runs before routes, and may leave a choice. */
  readonly isOpen: boolean;
}

/** The parts of a request that are the program's own to fill. */
const OWN = /^(?:request|response\.locals|context|context\.(?:state|var)|event\.(?:locals|context))$/;
const TELLING = /privacy|consent|gdpr|ccpa|gpc|opt-?out|tracking/i;
/** Of the workspace, though not in sight. */
const OF_WORKSPACE = /^(?:[.~#]|@\/)/;

export function onRequestsOf({ serving, values: { never } }: Machine): OnRequests {
  const written = [...serving.written, ...serving.handed].flatMap(([path, { value }]) =>
    value === never ? [] : [path],
  );
  const steps = [...serving.apps.values()].flatMap((app) =>
    [...app.registrations.values()].flatMap((it) => it.steps.map(({ cell }) => cell.value)),
  );
  const layers = [...serving.nest.controllers.values()].flatMap((routes) =>
    routes.flatMap((it) => it.layers.map(({ value }) => value)),
  );
  const applied = [...serving.nest.middleware.values()].flatMap((it) =>
    [...it.values()].flatMap((all) => all.map(({ value }) => value)),
  );
  return {
    names: new Set(written),
    isOpen: [...steps, ...layers, ...applied].some(({ refs }) =>
      refs.some((it) => it.kind === 'foreign' && mayLeaveChoice(it)),
    ),
  };
}

function mayLeaveChoice({ access: { root, path } }: ForeignRef): boolean {
  const spec = root.kind === 'package' ? root.spec : '';
  return OF_WORKSPACE.test(spec) || TELLING.test(`${spec} ${path.join(' ')}`);
}

/** What Nest gives for `@Req()`. */
export function nestRequest(m: Machine): Value {
  return m.values.ref(
    m.refs.foreign({ root: { kind: 'global' }, path: NEST, steps: [] }, 'unknown', undefined, 'true'),
  );
}

const NEST = ['?', 'nest', 'request'];

/** `found`: what its member of this name is otherwise. */
export function orNothing(m: Machine, { access }: ForeignRef, name: string, found: Value): Value {
  return isNestRequest(access) && isNeverWritten(m, 'request', name) ? m.values.join(found, m.values.undefined) : found;
}

function isNestRequest({ root, path, steps }: Access): boolean {
  return root.kind === 'global' && steps.length === 0 && path.length === 3 && NEST.every((it, i) => path[i] === it);
}

export function isNeverWritten({ catalogue, prior }: Machine, slot: string, name: string): boolean {
  if (!prior || prior.onRequests.isOpen || !OWN.test(slot) || !catalogue.polarityOfName(name)) return false;
  const { names } = prior.onRequests;
  const holder = slot.split('.')[1] ?? '';
  return ![`${slot}.${name}`, `${slot}.*`, `${holder}.${name}`, `.${name}`].some((it) => names.has(it));
}
