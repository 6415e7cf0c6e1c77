/** Astro: endpoints below `src/pages`, middleware, actions. */
import type { FileFacts } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import type { Entry } from '../links';
import { type EntryContext, exportEntries, exportedText, methodEntries } from './entry-context';

const ENDPOINT = /^(?:.*\/)?src\/pages\/(.+)\.[jt]s$/;
const PAGE = /^(?:.*\/)?src\/pages\/(.+)\.astro$/;
const MIDDLEWARE = /^(?:.*\/)?src\/middleware(?:\/index)?\.[cm]?[jt]s$/;
const ACTIONS = /^(?:.*\/)?src\/actions(?:\/index)?\.[cm]?[jt]s$/;

export function astroEntries(facts: FileFacts, context: EntryContext): readonly Entry[] | undefined {
  if (!context.uses('astro')) return undefined;
  const server = { surface: 'server', params: ['context'] } as const;
  const [, route] = ENDPOINT.exec(context.inPackage) ?? [];
  if (route !== undefined) {
    const endpoint = { ...server, url: urlOf(route) };
    return exportEntries(context, {
      ...methodEntries(endpoint),
      ALL: { ...endpoint, label: 'request handler' },
      getStaticPaths: { label: 'static parameters', surface: 'server', request: false },
    });
  }
  const [, page] = PAGE.exec(context.inPackage) ?? [];
  if (page !== undefined) {
    // Without a word to the contrary a page is made once, at the build.
    const said = exportedText(facts, 'prerender');
    const request = said === false || (said === undefined && isOnDemand(context.configuration('astro')));
    return exportEntries(context, {
      default: { ...server, label: 'page', params: ['props'], request, url: urlOf(page) },
      getStaticPaths: { label: 'static parameters', surface: 'server', request: false },
    });
  }
  if (MIDDLEWARE.test(context.inPackage)) {
    return exportEntries(context, {
      onRequest: { label: 'middleware', surface: 'server', params: ['context', 'next'] },
    });
  }
  return ACTIONS.test(context.inPackage)
    ? exportEntries(context, { server: { label: 'action', surface: 'server' } })
    : undefined;
}

function urlOf(route: string): string {
  return `/${route.replace(/(?:^|\/)index$/, '')}`;
}

/** `defineConfig({ output: 'server' })`: pages are made on demand where they do not say otherwise. */
function isOnDemand(configuration: FileFacts | undefined): boolean {
  const said = new Set<unknown>();
  if (configuration)
    forEachExpr(configuration, (node) => {
      if (node.k !== 'obj') return;
      for (const it of node.props)
        if (it.p === 'value' && it.key === 'output') said.add(it.value.k === 'lit' && it.value.v);
    });
  return said.size === 1 && said.has('server');
}
