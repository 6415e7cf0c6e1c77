/**
 * Folders from which Nuxt imports beside its own: `imports.dirs`, and those of the layers that an app extends.
 *
 * Source: https://nuxt.com/docs/guide/concepts/auto-imports, https://nuxt.com/docs/guide/going-further/layers
 */
import type { Expr, FileFacts } from '../facts/ir';
import { forEachExpr } from '../facts/walk';
import { folderOf, joinPath } from '../std/path';

const CONFIG = /(?:^|\/)nuxt\.config\.[cm]?[jt]s$/;

export interface NuxtFolders {
  /** Further folders whose files are imported by name, with a last part `**` where all below them are. */
  readonly imported: readonly string[];
  /** The app's folder and those of its layers. */
  readonly apps: readonly string[];
}

export interface NuxtNeeds {
  readonly scripts: readonly string[];
  facts(path: string): FileFacts | undefined;
}

const MAX_LAYERS = 20;

export function nuxtFolders(folder: string, needs: NuxtNeeds): NuxtFolders {
  const imported: string[] = [];
  const apps = [folder];
  for (const app of apps) {
    if (apps.length > MAX_LAYERS) break;
    const add = (layer: string | undefined) => {
      if (layer !== undefined && !apps.includes(layer)) apps.push(layer);
    };
    const own = app === '' ? 'layers/' : `${app}/layers/`;
    // What stands in `layers` is one without being named.
    for (const path of needs.scripts)
      if (path.startsWith(own) && CONFIG.test(path) && path.slice(own.length).split('/').length === 2)
        add(path.replace(/\/[^/]+$/, ''));
    const config = configOf(app, needs);
    if (!config) continue;
    for (const it of config.layers) add(folderFrom(app, it));
    imported.push(...config.dirs.flatMap((it) => folderFrom(app, it) ?? []));
  }
  return { imported, apps };
}

/** Folders that have a configuration of Nuxt: apps, and layers of some. */
export function configuredFolders(scripts: readonly string[]): ReadonlySet<string> {
  return new Set(scripts.filter((it) => CONFIG.test(it)).map(folderOf));
}

function folderFrom(app: string, written: string): string | undefined {
  if (/^[@\w]/.test(written) && !/^(?:\.|~|@\/|@@\/)/.test(written)) return joinPath(app, written);
  return joinPath(app, written.replace(/^(?:~~?|@@?)\//, ''));
}

function configOf(app: string, { scripts, facts }: NuxtNeeds): { layers: string[]; dirs: string[] } | undefined {
  const path = scripts.find((it) => CONFIG.test(it) && folderOf(it) === app);
  const own = path === undefined ? undefined : facts(path);
  if (!own) return undefined;
  const layers: string[] = [];
  const dirs: string[] = [];
  forEachExpr(own, (node) => {
    if (node.k !== 'obj') return;
    layers.push(...textsIn(propertyOf(node, 'extends')));
    const imports = propertyOf(node, 'imports');
    if (imports?.k === 'obj') dirs.push(...textsIn(propertyOf(imports, 'dirs')));
  });
  return { layers, dirs };
}

function propertyOf(node: Expr & { readonly k: 'obj' }, key: string): Expr | undefined {
  const found = node.props.find((it) => it.p === 'value' && it.key === key);
  return found?.p === 'value' ? found.value : undefined;
}

/** `'../base'`, `['../base', ['../other', { … }]]` */
function textsIn(x: Expr | undefined): string[] {
  if (x?.k === 'lit') return typeof x.v === 'string' ? [x.v] : [];
  if (x?.k !== 'arr') return [];
  return x.elems.flatMap((it) => {
    if (it.k === 'spread') return [];
    return it.k === 'arr' ? textsIn(it).slice(0, 1) : textsIn(it);
  });
}
