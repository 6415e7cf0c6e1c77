/**
 * SvelteKit: what answers a request on the server runs where the `handle` hook resolves it, and finds in
 * `event.locals` what the hook has put there.
 */
import type { FileFacts } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import type { Entry, Links } from '../../links/links';
import { exportedValue } from '../calls/modules';
import type { Unit } from '../machine/context';
import type { Frame } from '../machine/frame';
import { type Machine, unitOf } from '../machine/machine';
import { defineProperty, readMember } from '../objects/members';
import { type Answer, around, isFunctions, type Style, sequenceOf } from './around';
import { withParent } from './sveltekit-parent';

/** `handle({ event, resolve })`. */
const STYLE: Style = {
  pass: (m, f, event, next) => {
    const input = m.refs.object(f.ctx, f.unit, `handle input ${event.shape} ${next.shape}`, 'object');
    defineProperty(m, f, input.heap, 'event', event, true);
    defineProperty(m, f, input.heap, 'resolve', next, true);
    return [m.values.ref(input)];
  },
  take: (m, f, [input = m.values.unknown]) => ({
    event: readMember(m, f, input, 'event', undefined),
    next: readMember(m, f, input, 'resolve', undefined),
  }),
};

export const sequence = sequenceOf(STYLE);

export function behindHandle(m: Machine, f: Frame, unit: Unit, entry: Entry, then: Answer): void {
  const answer: Answer =
    entry.label === 'load' ? (inner, event) => then(inner, withParent(m, inner, unit, event)) : then;
  if (entry.label === 'handle hook' && entry.surface === 'server') {
    const own = exportedValue(m, f, unit, 'handle');
    // At its beginning nothing has been put into `event.locals`.
    if (isFunctions(own)) return around(m, f, own, STYLE, undefined, () => {});
  }
  const root = /^(.*?)src\/routes\//.exec(unit.path)?.[1];
  const hooks = root === undefined ? undefined : hooksOf(m.links, root);
  const file = hooks && isBehind(entry) ? unitOf(m, hooks.path) : undefined;
  const handle = file && exportedValue(m, f, file, 'handle');
  if (root === undefined || !handle || !isFunctions(handle)) return answer(f, undefined);
  around(m, f, handle, STYLE, isPlain(m.links, root) ? entry.url : undefined, answer);
}

/** `load` of a file without `.server` runs in the browser too. */
function isBehind({ surface, request, url }: Entry): boolean {
  return surface === 'server' && request && url !== undefined;
}

function hooksOf(links: Links, root: string): FileFacts | undefined {
  for (const name of ['hooks.server', 'hooks.server/index']) {
    for (const ending of ['ts', 'js']) {
      const path = `${root}src/${name}.${ending}`;
      const facts = links.files.includes(path) ? links.facts(path) : undefined;
      if (facts && links.entriesOf(facts).some((it) => it.label === 'handle hook')) return facts;
    }
  }
  return undefined;
}

/** No option and no hook gives a route another address than its folder. */
function isPlain(links: Links, root: string): boolean {
  if (links.files.some((it) => /^src\/hooks(?:\/index)?\.[jt]s$/.test(it.slice(root.length)) && it.startsWith(root)))
    return false;
  const config = links.files.find((it) => it.startsWith(root) && /^svelte\.config\.[jt]s$/.test(it.slice(root.length)));
  const facts = config && links.facts(config);
  if (!config) return true;
  let plain = facts !== undefined;
  if (facts)
    forEachExpr(facts, (node) => {
      if (node.k === 'obj') plain &&= !node.props.some((it) => it.p === 'spread' || it.key === 'paths');
    });
  return plain;
}
