/** Nuxt: plugins, route middleware, and the folders of its server. */
import type { Surface } from '../../../../shared/src/model';
import type { FileFacts } from '../../facts/ir';
import type { Entry } from '../links';
import { type EntryContext, type EntryShape, exportEntries } from './entry-context';

const APP = /^(?:.*?\/)??(?:app\/|src\/)?(plugins|middleware)\/(?:.*\/)?[^/]+\.[cm]?[jt]s$/;
const SERVER = /^(?:.*?\/)??server\/(api|routes|middleware|plugins|tasks)\/(.+)\.[cm]?[jt]s$/;

export function nuxtEntries(_facts: FileFacts, context: EntryContext): readonly Entry[] | undefined {
  // A layer need not depend on it.
  if (!context.uses('nuxt', 'nuxt3', 'nitropack') && !context.configuration('nuxt')) return undefined;
  const [, kind = '', file = ''] = SERVER.exec(context.inPackage) ?? [];
  if (kind !== '') return exportEntries(context, { default: serverEntry(kind, file) });
  const folder = APP.exec(context.inPackage)?.[1];
  if (folder === undefined) return undefined;
  const label = folder === 'plugins' ? 'plugin' : 'route middleware';
  return exportEntries(context, {
    default: { label, surface: sideOf(context.inPackage), params: ['unknown', 'unknown'] },
  });
}

function serverEntry(kind: string, file: string): EntryShape {
  const server = { surface: 'server', params: ['context'] } as const;
  switch (kind) {
    case 'middleware':
      return { ...server, label: 'server middleware' };
    case 'plugins':
      return { surface: 'server', label: 'server plugin', request: false };
    case 'tasks':
      return { surface: 'server', label: 'task', request: false };
    default:
      return { ...server, ...routeOf(kind, file) };
  }
}

/** `api/users/[id].post.ts` answers POST at `/api/users/[id]`. */
function routeOf(kind: string, file: string): { label: string; url: string } {
  const [, path = file, method] = /^(.*)\.(get|head|post|put|patch|delete|options)$/.exec(file) ?? [];
  const url = `/${kind === 'api' ? 'api/' : ''}${path}`.replace(/\/index$/, '');
  return { label: method ? `${method.toUpperCase()} handler` : 'request handler', url: url === '' ? '/' : url };
}

function sideOf(path: string): Surface {
  return /\.client\.[^/]+$/.test(path) ? 'client' : /\.server\.[^/]+$/.test(path) ? 'server' : 'both';
}
