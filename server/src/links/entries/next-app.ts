/** Next.js, App Router: pages and what stands around them, route handlers, metadata files. */
import type { FileFacts } from '../../facts/ir';
import type { Entry } from '../links';
import { type RouteFile, shareRoute } from '../route-files';
import {
  type EntryContext,
  type EntryShape,
  exportEntries,
  exportedText,
  hasDirective,
  methodEntries,
} from './entry-context';

const ROUTED = /^(?:.*?\/)??(?:src\/)?app\/(?:(.*)\/)?([\w-]+)\.(?:[jt]sx?|[cm]js|[cm]ts)$/;
const COMPONENTS: Readonly<Record<string, string>> = {
  page: 'page',
  layout: 'layout',
  template: 'template',
  loading: 'loading page',
  error: 'error page',
  'global-error': 'error page',
  'not-found': 'not-found page',
  forbidden: 'error page',
  unauthorized: 'error page',
  default: 'page',
};
const METADATA = /^(?:sitemap|robots|manifest|(?:icon|apple-icon|opengraph-image|twitter-image)\d*)$/;

export function nextAppEntries(facts: FileFacts, context: EntryContext): readonly Entry[] | undefined {
  if (!context.uses('next')) return undefined;
  const [, folders = '', base = ''] = ROUTED.exec(context.inPackage) ?? [];
  const url = toUrl(folders);
  if (base === 'route') return exportEntries(context, routeHandlers(facts, url));
  const component = Object.hasOwn(COMPONENTS, base) ? COMPONENTS[base] : undefined;
  if (component)
    return exportEntries(context, pageExports(facts, component, { url, isStatic: isStaticPage(facts, context) }));
  if (!METADATA.test(base)) return undefined;
  const metadata: EntryShape = { label: 'metadata file', surface: 'server', request: false, url };
  return exportEntries(context, { default: metadata, generateImageMetadata: metadata, generateSitemaps: metadata });
}

function routeHandlers(facts: FileFacts, url: string): Readonly<Record<string, EntryShape>> {
  return {
    ...methodEntries({ surface: 'server', params: ['request', 'unknown'], request: !isStatic(facts), url }),
    generateStaticParams: STATIC_PARAMS,
  };
}

const STATIC_PARAMS: EntryShape = { label: 'static parameters', surface: 'server', request: false };

function pageExports(
  facts: FileFacts,
  label: string,
  { url, isStatic }: { readonly url: string; readonly isStatic: boolean },
): Readonly<Record<string, EntryShape>> {
  const client = hasDirective(facts, 'use client');
  const request = client || !isStatic;
  return {
    default: { label, surface: client ? 'client' : 'server', params: ['props'], request, url, prerendered: true },
    generateMetadata: { label: 'metadata', surface: 'server', params: ['props', 'unknown'], request, url },
    generateViewport: { label: 'metadata', surface: 'server', params: ['props', 'unknown'], request, url },
    generateStaticParams: STATIC_PARAMS,
  };
}

/** With `dynamic = 'force-static'` Next.js renders once, and cookies and headers are empty. */
function isStatic(facts: FileFacts): boolean {
  return exportedText(facts, 'dynamic') === 'force-static';
}

/** What one file of a route says holds for all of it; of several the innermost one, which is a page before its layouts. */
function isStaticPage(facts: FileFacts, context: EntryContext): boolean {
  const own = routeFile(context.inPackage);
  if (isStatic(facts)) return true;
  const others = context.others(ROUTED, /force-static/).filter((it) => isStatic(it.facts));
  const isSettled = !own.isLayout && exportedText(facts, 'dynamic') !== undefined;
  return !isSettled && others.some((it) => shareRoute(own, routeFile(it.inPackage)));
}

function routeFile(inPackage: string): RouteFile {
  const [, folder = '', base = ''] = ROUTED.exec(inPackage) ?? [];
  return { folder, isLayout: base === 'layout' || base === 'template' };
}

/** Groups `(shop)` and slots `@modal` are no part of the URL. */
function toUrl(folders: string): string {
  const parts = folders.split('/').filter((it) => it !== '' && !/^\([^.].*\)$/.test(it) && !it.startsWith('@'));
  return `/${parts.join('/')}`;
}
