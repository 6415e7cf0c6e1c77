/** Astro: pages that are made on demand, endpoints and actions run where the middleware calls on. */
import type { FileFacts } from '../../facts/ir';
import type { Entry, Links } from '../../links/links';
import { exportedValue } from '../calls/modules';
import type { Unit } from '../machine/context';
import type { Frame } from '../machine/frame';
import { type Machine, type Native, unitOf } from '../machine/machine';
import { type Answer, around, isFunctions, type Style, sequenceOf } from './around';

/** `onRequest(context, next)`. */
const STYLE: Style = {
  pass: (_m, _f, event, next) => [event, next],
  take: (m, _f, [event = m.values.unknown, next = m.values.unknown]) => ({ event, next }),
};

export function behindAstro(m: Machine, f: Frame, unit: Unit, entry: Entry, answer: Answer): void {
  const root = /^(.*?)src\/pages\//.exec(unit.path)?.[1];
  const isBehind = entry.surface === 'server' && entry.request && entry.url !== undefined;
  const middleware = root !== undefined && isBehind ? middlewareOf(m.links, root) : undefined;
  const file = middleware && unitOf(m, middleware.path);
  const handle = file && exportedValue(m, f, file, 'onRequest', 0);
  if (!handle || !isFunctions(handle)) return answer(f, undefined);
  around(m, f, handle, STYLE, entry.url, answer);
}

function middlewareOf(links: Links, root: string): FileFacts | undefined {
  const path = links.files.find(
    (it) => it.startsWith(root) && /^src\/middleware(?:\/index)?\.[cm]?[jt]s$/.test(it.slice(root.length)),
  );
  const facts = path === undefined ? undefined : links.facts(path);
  return facts && links.entriesOf(facts).some((it) => it.label === 'middleware') ? facts : undefined;
}

/** `defineMiddleware(fn)` is the function. */
const defineMiddleware: Native = (m, _f, call) => call.args[0] ?? m.values.unknown;

export const ASTRO: Readonly<Record<string, Native>> = {
  'astro:middleware#sequence': sequenceOf(STYLE),
  'astro/middleware#sequence': sequenceOf(STYLE),
  'astro:middleware#defineMiddleware': defineMiddleware,
  'astro/middleware#defineMiddleware': defineMiddleware,
};
