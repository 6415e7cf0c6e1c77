/** SvelteKit: `await parent()` of a server's `load` gives what the `load` functions of the layouts above answer, or fails as they do. */
import type { Links } from '../../links/links';
import { callValue, settled } from '../calls/calls';
import { exportedValue } from '../calls/modules';
import { promiseResolved } from '../calls/promises';
import type { Unit } from '../machine/context';
import type { Frame } from '../machine/frame';
import { type Machine, modeOf, type NativeCall, unitOf } from '../machine/machine';
import { defineProperty } from '../objects/members';
import { spreadInto } from '../objects/spread';
import { foreignUnknown } from '../outside/foreign';
import { nameless } from '../outside/nameless';
import { raise } from '../syntax/jumps';
import type { Value } from '../values/value';

const LOAD = /^(.*src\/routes\/)(.*\/)?\+(page|layout)(@[^/]*)?(\.server)?\.[jt]s$/;

/** The event of a `load` function, with a `parent` of its own. */
export function withParent(m: Machine, f: Frame, unit: Unit, event: Value | undefined): Value | undefined {
  const found = LOAD.exec(unit.path);
  if (!found) return event;
  const below = event ?? foreignUnknown(m);
  const given = m.refs.object(f.ctx, unit, `load event ${below.shape}`, 'object', below);
  const parent = m.refs.native(
    `parent of ${unit.path} ${below.shape}`,
    (mm, ff, call) => runLayouts(mm, ff, call, unit, below),
    below,
  );
  defineProperty(m, f, given.heap, 'parent', m.values.ref(parent), true);
  return m.values.ref(given);
}

function runLayouts(m: Machine, f: Frame, call: NativeCall, unit: Unit, event: Value): Value {
  raise(m, f, m.values.unknown);
  const layouts = layoutsAbove(m.links, unit.path);
  const data = m.refs.object(f.ctx, call.site, `parent ${unit.path}`, 'object', layouts ? undefined : nameless(m));
  for (const path of layouts ?? []) {
    const file = unitOf(m, path);
    const load = file && exportedValue(m, f, file, 'load');
    if (!file || !load || load.refs.length === 0) continue;
    const own = withParent(m, f, file, event) ?? event;
    const mode = modeOf(m, 'server', true);
    const result = callValue(m, f, { callee: load, self: m.values.undefined, args: [own], site: call.site, mode });
    const answered = f.state ? settled(m, result, f.ctx) : m.values.never;
    if (answered === m.values.never) {
      f.state = null;
      return m.values.never;
    }
    spreadInto(m, f, data, answered, { at: path });
  }
  return promiseResolved(m, f, call.site, m.values.ref(data), 'parent');
}

/** Outermost first. Undefined where what runs in between is no server's, or another layout is named. */
function layoutsAbove(links: Links, path: string): readonly string[] | undefined {
  const [, root = '', folder = '', kind, named, server] = LOAD.exec(path) ?? [];
  if (named !== undefined || server === undefined) return undefined;
  const parts = folder.split('/').filter(Boolean);
  if (kind === 'layout') parts.pop();
  const folders = parts.map((_, i) => `${root}${parts.slice(0, i + 1).join('/')}/`);
  const above = kind === 'layout' && folder === '' ? [] : [root, ...folders];
  return above
    .flatMap((it) => ['ts', 'js'].map((ending) => `${it}+layout.server.${ending}`))
    .filter((it) => links.files.includes(it));
}
