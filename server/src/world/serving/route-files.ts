/** React Router's `app/routes.ts`: in which routes' files a file is nested. */
import { importOf } from '../../facts/import-of';
import type { Expr, FileFacts } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import type { Links } from '../../links/links';

const MAKERS = '@react-router/dev/routes';
/** Where the file stands among the arguments. */
const FILE_AT: Readonly<Record<string, number>> = { layout: 0, index: 0, route: 1 };

/** Outermost first. Undefined where it is not known: listed nowhere or twice, or the list is made by other means. */
export function layoutsOf(links: Links, base: string, path: string): readonly FileFacts[] | undefined {
  const list = ['app/routes.ts', 'app/routes.js'].map((it) => links.facts(base + it)).find((it) => it !== undefined);
  if (!list) return undefined;
  const calls: { readonly site: Expr & { readonly k: 'call' }; readonly file: string }[] = [];
  let isKnown = true;
  forEachExpr(list, (node) => {
    if (node.k === 'arr') isKnown &&= node.elems.every((it) => it.k !== 'spread' || isPrefixed(list, it.x));
    if (node.k !== 'call') return;
    const maker = makerOf(list, node.callee);
    if (maker === 'prefix') return;
    const at = maker === undefined ? undefined : FILE_AT[maker];
    const file = at === undefined ? undefined : node.args[at];
    const name = file?.k === 'lit' && typeof file.v === 'string' ? fileOf(links, base, file.v) : undefined;
    if (name === undefined) isKnown = false;
    else calls.push({ site: node, file: name });
  });
  const [own, ...others] = calls.filter((it) => it.file === path);
  if (!isKnown || !own || others.length > 0) return undefined;
  const outer = calls.filter(({ site }) => site !== own.site && site.s <= own.site.s && own.site.e <= site.e);
  const files = outer.sort((a, b) => a.site.s - b.site.s).map((it) => links.facts(it.file));
  return files.every((it) => it !== undefined) ? files : undefined;
}

/** `...prefix('shop', [ … ])` */
function isPrefixed(list: FileFacts, x: Expr): boolean {
  return x.k === 'call' && makerOf(list, x.callee) === 'prefix';
}

function makerOf(facts: FileFacts, callee: Expr): string | undefined {
  const item = callee.k === 'ref' ? importOf(facts, callee.b) : undefined;
  return item?.spec === MAKERS ? item.imported : undefined;
}

function fileOf(links: Links, base: string, name: string): string | undefined {
  const path = `${base}app/${name.replace(/^\.\//, '')}`;
  return links.files.includes(path) ? path : undefined;
}
