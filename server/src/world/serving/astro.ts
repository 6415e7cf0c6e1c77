/** Astro: pages that are made on demand, endpoints and actions run where the middleware calls on. */
import type { Access } from '../../catalogue/catalogue';
import type { FileFacts } from '../../facts/ir';
import type { Entry, Links } from '../../links/links';
import { exportedValue } from '../calls/modules';
import type { Cell } from '../machine/cell';
import type { Unit } from '../machine/context';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, type Native, readCell, unitOf, writeCell } from '../machine/machine';
import { readMember } from '../objects/members';
import type { Value } from '../values/value';
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
  const handle = file && exportedValue(m, f, file, 'onRequest');
  if (!handle || !isFunctions(handle)) return answer(f, undefined);
  const isPage = unit.path.endsWith('.astro');
  around(m, f, handle, STYLE, entry.url, (inner, event) => {
    if (isPage && event) writeCell(m, localsOf(m), readMember(m, inner, event, 'locals', undefined), inner.ctx);
    answer(inner, isPage ? undefined : event);
  });
}

/** `Astro.locals`, in whatever is rendered for a request; undefined where no middleware is in sight. */
export function astroLocals(m: Machine, f: Frame, { root, path }: Access): Value | undefined {
  const isLocals = root.kind === 'global' && path.length === 2 && path[0] === 'Astro' && path[1] === 'locals';
  if (!isLocals || !f.ctx.mode.request) return undefined;
  const locals = readCell(localsOf(m), f.ctx);
  return locals === m.values.never ? undefined : locals;
}

function localsOf(m: Machine): Cell {
  return cellIn(m, m.serving.handed, 'Astro.locals');
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
