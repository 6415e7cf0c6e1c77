/** SvelteKit: load functions, form actions, endpoints, hooks, parameter matchers. */
import type { FileFacts } from '../../facts/ir';
import type { Entry } from '../links';
import { type RouteFile, shareRoute } from '../route-files';
import { type EntryContext, type EntryShape, exportEntries, exportedText, methodEntries } from './entry-context';

const ROUTED = /^(?:.*\/)?src\/routes\/(?:(.*)\/)?\+(page|layout|server|page\.server|layout\.server)\.[jt]s$/;
const COMPONENT = /^(?:.*\/)?src\/routes\/(?:(.*)\/)?\+(page|layout|error)(?:@[^/]*)?\.svelte$/;
const BESIDE = /^(?:.*\/)?src\/(hooks|hooks\.server|hooks\.client|params\/\w+|service-worker)\.[jt]s$/;

export function svelteKitEntries(facts: FileFacts, context: EntryContext): readonly Entry[] | undefined {
  if (!context.uses('@sveltejs/kit')) return undefined;
  const [, folder = '', component] = COMPONENT.exec(context.inPackage) ?? [];
  if (component !== undefined) {
    const page: EntryShape = { label: component, surface: 'client', params: ['props'], url: toUrl(folder) };
    return exportEntries(context, { default: page });
  }
  const [, folders, kind] = ROUTED.exec(context.inPackage) ?? [];
  if (kind !== undefined)
    return exportEntries(context, routeExports(kind, toUrl(folders ?? ''), !isPrerendered(facts, context)));
  const beside = BESIDE.exec(context.inPackage)?.[1];
  const table = beside === undefined ? undefined : beside.startsWith('params/') ? MATCHER : HOOKS[beside];
  return table && exportEntries(context, table);
}

function routeExports(kind: string, url: string, request: boolean): Readonly<Record<string, EntryShape>> {
  const server = { surface: 'server', params: ['context'], request, url } as const;
  const entries: EntryShape = { label: 'static parameters', surface: 'server', request: false };
  if (kind === 'server')
    return { ...methodEntries(server), fallback: { ...server, label: 'request handler' }, entries };
  // A load function without `.server` runs on the server first and in the browser afterwards.
  const surface = kind.endsWith('.server') ? 'server' : 'both';
  return { load: { ...server, surface, label: 'load' }, actions: { ...server, label: 'form action' }, entries };
}

/** What one file of a page says holds for all of it, its layouts at that page included; a page's own word comes first. */
function isPrerendered(facts: FileFacts, context: EntryContext): boolean {
  const said = exportedText(facts, 'prerender');
  const own = routeFile(context.inPackage);
  if (said === true || !own) return said === true;
  const isSettled = !own.isLayout && said !== undefined;
  const others = context.others(ROUTED, /prerender/).filter((it) => exportedText(it.facts, 'prerender') === true);
  return (
    !isSettled &&
    others.some((it) => {
      const other = routeFile(it.inPackage);
      return other !== undefined && (shareRoute(own, other) || own.folder === other.folder);
    })
  );
}

/** Undefined for an endpoint, which stands alone. */
function routeFile(inPackage: string): RouteFile | undefined {
  const [, folder = '', kind = 'server'] = ROUTED.exec(inPackage) ?? [];
  return kind === 'server' ? undefined : { folder, isLayout: kind.startsWith('layout') };
}

const SERVER_ERROR: EntryShape = { label: 'server error hook', surface: 'server', params: ['context'] };
const HOOKS: Readonly<Record<string, Readonly<Record<string, EntryShape>>>> = {
  'hooks.server': {
    handle: { label: 'handle hook', surface: 'server', params: ['context'] },
    handleFetch: { label: 'fetch hook', surface: 'server', params: ['context'] },
    handleError: SERVER_ERROR,
    handleValidationError: SERVER_ERROR,
    init: { label: 'server start', surface: 'server', params: [], request: false },
  },
  'hooks.client': {
    handleError: { label: 'client error hook', surface: 'client', params: ['unknown'] },
    init: { label: 'client start', surface: 'client', params: [] },
  },
  hooks: {
    reroute: { label: 'reroute hook', surface: 'both', params: ['unknown'] },
    transport: { label: 'transport hook', surface: 'both' },
  },
  'service-worker': {},
};
const MATCHER: Readonly<Record<string, EntryShape>> = {
  match: { label: 'parameter matcher', surface: 'both', params: ['unknown'] },
};

function toUrl(folders: string): string {
  const parts = folders.split('/').filter((it) => it !== '' && !/^\(.*\)$/.test(it));
  return `/${parts.join('/')}`;
}
