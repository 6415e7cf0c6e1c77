/** Does a matcher of Next.js' middleware match every URL of a route? Where it cannot be told, no. */
import { expect, test } from 'vitest';
import { matcherCovers } from '../../server/src/links/next-matcher';
import { linksOf } from './links-of';

test.each<[config: string, url: string, covers: boolean]>([
  ['', '/api/x', true],
  ["{ runtime: 'nodejs' }", '/api/x', true],
  ["{ matcher: '/api/:path*' }", '/api/x/y', true],
  ["{ matcher: '/api/:path*' }", '/api', true],
  ["{ matcher: '/api/:path*' }", '/apix', false],
  ["{ matcher: '/api/:path*' }", '/api/[id]', true],
  ["{ matcher: '/api/:path*' }", '/api/[[...rest]]', true],
  ["{ matcher: '/api/:path+' }", '/api/[[...rest]]', false],
  ["{ matcher: '/api/:path' }", '/api/[...rest]', false],
  ["{ matcher: '/api/x' }", '/api/x', true],
  ["{ matcher: '/api/x' }", '/api/[id]', false],
  ["{ matcher: '/:locale(en|de)/shop' }", '/de/shop', true],
  ["{ matcher: '/:locale(en|de)/shop' }", '/[locale]/shop', false],
  ["{ matcher: '/(.*)' }", '/', true],
  ["{ matcher: '/(.*)' }", '/[...rest]', true],
  ["{ matcher: '/((?!_next|favicon.ico).*)' }", '/api/x', true],
  ["{ matcher: '/((?!api|_next).*)' }", '/api/x', false],
  ["{ matcher: '/((?!api|_next).*)' }", '/[page]', false],
  ["{ matcher: '/((?!.*\\\\..*|_next).*)' }", '/shop/[file]', false],
  ["{ matcher: '/((?!.*\\\\..*|_next).*)' }", '/shop', true],
  ["{ matcher: ['/a', '/b/:path*'] }", '/b/c', true],
  ["{ matcher: [{ source: '/b/:path*' }] }", '/b/c', true],
  ["{ matcher: [{ source: '/b/:path*', missing: [] }] }", '/b/c', false],
  ['{ matcher: `/a` }', '/a', true],
  ['{ matcher: `/${name}` }', '/a', false],
  ['{ matcher: paths }', '/a', false],
  ['{ ...shared }', '/a', false],
  ["{ matcher: '/a{/b}?' }", '/a', false],
  ["{ matcher: '/(a' }", '/a', false],
])('%s on %s: %s', async (config, url, covers) => {
  const text = `export function middleware() {}\n${config && `export const config = ${config};`}`;
  const facts = (await linksOf({ 'middleware.ts': text })).facts('middleware.ts');
  expect(facts && matcherCovers(facts, url)).toBe(covers);
});
