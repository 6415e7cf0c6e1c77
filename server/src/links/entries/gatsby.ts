/** Gatsby: browser, server-rendering and build hooks, pages, functions. */
import type { FileFacts } from '../../facts/ir';
import type { Entry } from '../links';
import { type EntryContext, exportEntries } from './entry-context';

export function gatsbyEntries(_facts: FileFacts, context: EntryContext): readonly Entry[] | undefined {
  if (!context.uses('gatsby')) return undefined;
  const path = context.inPackage;
  if (/(?:^|\/)gatsby-browser\.[jt]sx?$/.test(path)) {
    return exportEntries(context, { '*': { label: 'Gatsby browser hook', surface: 'client' } });
  }
  if (/(?:^|\/)gatsby-(?:ssr|node|config)\.[cm]?[jt]sx?$/.test(path)) {
    return exportEntries(context, { '*': { label: 'Gatsby build hook', surface: 'server', request: false } });
  }
  const [, folder, route = ''] = /(?:^|\/)src\/(api|pages|templates)\/(.+)\.\w+$/.exec(path) ?? [];
  if (folder === undefined) return undefined;
  const url = folder === 'templates' ? undefined : urlOf(folder === 'api' ? `api/${route}` : route);
  if (folder === 'api') {
    return exportEntries(context, {
      default: { label: 'API handler', surface: 'server', params: ['request', 'response'], url },
    });
  }
  return exportEntries(context, {
    default: { label: 'page', surface: 'client', params: ['props'], prerendered: true, url },
    Head: { label: 'page head', surface: 'client', params: ['props'], url },
    getServerData: { label: 'server data', surface: 'server', params: ['context'], url },
  });
}

function urlOf(route: string): string {
  return `/${route.replace(/(?:^|\/)index$/, '')}`;
}
