/** Remix and React Router as a framework: route modules, the root, and the two entry files. */
import type { FileFacts } from '../../facts/ir';
import type { Entry } from '../links';
import { type EntryContext, type EntryShape, exportEntries, moduleEntry } from './entry-context';

const ROUTE_EXPORTS = new Set(['loader', 'action', 'clientLoader', 'clientAction', 'middleware', 'clientMiddleware']);

export function remixEntries(_facts: FileFacts, context: EntryContext): readonly Entry[] | undefined {
  if (!context.uses('@remix-run/', '@react-router/dev', '@react-router/node', '@react-router/serve')) return undefined;
  const file = /^(?:.*?\/)??(?:app|src)\/(.+)\.(?:[jt]sx?)$/.exec(context.inPackage)?.[1];
  if (file === undefined) return undefined;
  if (file === 'entry.client') return [moduleEntry({ label: 'client entry', surface: 'client' })];
  if (file === 'entry.server') return exportEntries(context, SERVER_ENTRY);
  // React Router takes routes from any folder; what a route module exports gives it away.
  const isRoute =
    file === 'root' || file.startsWith('routes/') || context.exports.some(({ name }) => ROUTE_EXPORTS.has(name));
  return isRoute ? exportEntries(context, routeExports(urlOf(file))) : undefined;
}

const SERVER_ENTRY: Readonly<Record<string, EntryShape>> = {
  default: {
    label: 'request handler',
    surface: 'server',
    params: ['request', 'unknown', 'unknown', 'unknown', 'unknown'],
  },
  handleDataRequest: { label: 'data request handler', surface: 'server', params: ['response', 'context'] },
  handleError: { label: 'server error hook', surface: 'server', params: ['unknown', 'context'] },
};

function routeExports(url: string | undefined): Readonly<Record<string, EntryShape>> {
  const server = { surface: 'server', params: ['context'], url } as const;
  const client = { surface: 'client', params: ['context'], url } as const;
  const component = { surface: 'client', params: ['props'], url } as const;
  return {
    loader: { ...server, label: 'loader' },
    action: { ...server, label: 'action' },
    middleware: { ...server, label: 'middleware' },
    unstable_middleware: { ...server, label: 'middleware' },
    headers: { ...server, label: 'headers' },
    clientLoader: { ...client, label: 'client loader' },
    clientAction: { ...client, label: 'client action' },
    clientMiddleware: { ...client, label: 'client middleware' },
    shouldRevalidate: { ...client, label: 'revalidation check' },
    default: { ...component, label: 'page' },
    Layout: { ...component, label: 'layout' },
    ErrorBoundary: { ...component, label: 'error page' },
    HydrateFallback: { ...component, label: 'loading page' },
    meta: { surface: 'unknown', params: ['props'], url, label: 'metadata' },
    links: { surface: 'unknown', params: [], url, label: 'links' },
    handle: { surface: 'unknown', url, label: 'route handle' },
  };
}

/** Flat routes: `routes/shop.$id_.edit.tsx` is `/shop/$id/edit`; `_index` and `_layout.` add nothing. */
function urlOf(file: string): string | undefined {
  const route = /^routes\/(.+)$/.exec(file)?.[1];
  if (route === undefined) return undefined;
  const parts = route
    .replace(/\/(?:route|index)$/, '')
    .split(/[./](?![^[]*\])/)
    .filter((it) => it !== '' && !it.startsWith('_') && it !== 'index')
    .map((it) => it.replace(/_$/, '').replace(/[[\]]/g, ''));
  return `/${parts.join('/')}`;
}
