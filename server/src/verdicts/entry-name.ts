/**
 * Where a route begins, in the words by which people know their program: `POST /api/checkout`, `page /pricing`,
 * `on load of src/main.ts`. Routes that begin at the same place have the same name and file.
 */
import type { RouteEntry } from '../../../shared/src/model';
import type { Context } from '../world/machine/context';
import type { Machine, Root } from '../world/machine/machine';
import { linkOf } from '../world/serving/link-of';
import type { Step } from './call-graph';

export function entryName(m: Machine, begin: Context, steps: readonly Step[]): RouteEntry {
  const answering = steps.findLast(({ to }) => linkOf(m, to)?.registration !== undefined)?.to;
  const link = answering && linkOf(m, answering);
  if (link) return { label: inFile(link.label, answering.unit.path), file: answering.unit.path };
  const file = begin.unit.path;
  const root = m.roots.get(begin);
  return { label: root ? rootLabel(root, file) : `code in ${file}`, file };
}

function rootLabel({ label, url, exported }: Root, file: string): string {
  if (url !== undefined) return `${addressed(label)} ${url}`;
  if (label === 'module') return `on load of ${file}`;
  if (label === 'page' && exported === undefined) return `page ${file}`;
  const what = /^exported/.test(label) && COMPONENT.test(file) ? 'component' : label;
  const isNamed = exported !== undefined && exported !== 'default' && exported !== '*';
  return inFile(isNamed && SEVERAL_IN_FILE.test(what) ? `${what} ${exported}` : what, file);
}

/** `POST /api/checkout handler` says where it is; `middleware` does not. */
function inFile(label: string, file: string): string {
  const said = label.replaceAll('`', '');
  return /^\S+ \//.test(said) ? said.replace(/ handler$/, '') : `${said} in ${file}`;
}

/** `POST handler` and an address are `POST /api/checkout`. */
function addressed(label: string): string {
  return label === 'API handler' ? 'request' : label.replace(/ handler$/, '');
}

const SEVERAL_IN_FILE = /^exported|(?:action|function)$|^Angular|^Gatsby/;
const COMPONENT = /\.(?:vue|svelte|astro|mdx)$/;
