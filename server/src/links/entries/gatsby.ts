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
  if (/(?:^|\/)src\/api\//.test(path)) {
    return exportEntries(context, {
      default: { label: 'API handler', surface: 'server', params: ['request', 'response'] },
    });
  }
  if (!/(?:^|\/)src\/(?:pages|templates)\//.test(path)) return undefined;
  return exportEntries(context, {
    default: { label: 'page', surface: 'client', params: ['props'], prerendered: true },
    Head: { label: 'page head', surface: 'client', params: ['props'] },
    getServerData: { label: 'server data', surface: 'server', params: ['context'] },
  });
}
