/**
 * The text of a gate for a project that has none, fitted to where the code runs, to the framework and to the cookie
 * that the app keeps the opt-out in.
 */
import type { FileFacts } from '../facts/ir';
import { folderOf, joinPath } from '../std/path';
import type { ProjectGate } from './project-gates';
import { type Resolve, specifierTo } from './specifier';

export interface Place {
  /** Folder of the nearest package, '' for the root. */
  readonly folder: string;
  /** Packages that it names. */
  readonly packages: ReadonlySet<string>;
  readonly exists: (path: string) => boolean;
  /** Some file is below this folder. */
  readonly hasFolder: (path: string) => boolean;
  /** The cookie that an opt-out is stored in; undefined where none is in sight. */
  readonly cookie: string | undefined;
}

/** Where a new file is imported from, and where its code runs. */
export interface Newcomer {
  readonly facts: Pick<FileFacts, 'path' | 'imports'>;
  readonly side: 'client' | 'server';
  readonly place: Place;
}

export interface Written {
  readonly text: string;
  readonly gate: ProjectGate;
}

/** Several forms of it: a trial tells which one reads what the app stores. */
export function newGates({ facts, side, place }: Newcomer): Written[] {
  const file = newFile(facts.path, place, side === 'client' ? 'client-privacy' : 'privacy');
  const cookie = place.cookie ?? 'ccpa_opt_out';
  const forms = gatesFor(side, file, cookie, place);
  return isTyped(facts.path) ? forms : forms.map((it) => ({ ...it, text: untyped(it.text) }));
}

/** How a file imports one that is not there yet, as far as names go: whether it is found there, the trial tells. */
export function specifierToNew(facts: Pick<FileFacts, 'path' | 'imports'>, file: string): string | undefined {
  const resolve: Resolve = (from, spec) =>
    [spec, `${spec}.ts`, `${spec}.js`, spec.replace(/\.js$/, '.ts')]
      .map((it) => joinPath(folderOf(from), it))
      .find((it) => it === file);
  return specifierTo(facts, file, resolve);
}

export function isTyped(path: string): boolean {
  return /\.([cm]?tsx?|vue|svelte|astro)$/.test(path);
}

function gatesFor(side: 'client' | 'server', file: string, cookie: string, { packages }: Place): Written[] {
  const gate = (name: string, extra: Partial<ProjectGate>): ProjectGate => ({
    file,
    exported: name,
    name,
    polarity: 'out',
    async: false,
    parameters: [],
    surface: side,
    esm: true,
    ...extra,
  });
  if (side === 'client') {
    const own = gate('hasOptedOut', {});
    return [true, false].map((isValued) => ({ text: inBrowser(cookie, isValued), gate: own }));
  }
  if (packages.has('next')) {
    const own = gate('isUserOptedOut', { async: true });
    return [true, false].map((isValued) => ({ text: inNext(cookie, isValued), gate: own }));
  }
  const own = gate('isUserOptedOut', { parameters: [{ name: 'request', optional: false }] });
  return [true, false].map((isValued) => ({ text: onRequest(cookie, isValued), gate: own }));
}

const ABOUT =
  '/** Whether this consumer opted out of the sale and sharing of their data, here or by the browser signal (GPC). */';

function inBrowser(cookie: string, isValued: boolean): string {
  return `${ABOUT}
export function hasOptedOut(): boolean {
  const { globalPrivacyControl } = navigator as Navigator & { globalPrivacyControl?: boolean };
  return globalPrivacyControl === true || ${pattern(cookie, isValued)}.test(document.cookie);
}
`;
}

function inNext(cookie: string, isValued: boolean): string {
  const stored = isValued ? `jar.get('${cookie}')?.value === '1'` : `jar.has('${cookie}')`;
  return `import { cookies, headers } from 'next/headers';

${ABOUT}
export async function isUserOptedOut(): Promise<boolean> {
  const jar = await cookies();
  const sent = await headers();
  return sent.get('sec-gpc') === '1' || ${stored};
}
`;
}

/** For Node's requests, as Express and its like pass them on. */
function onRequest(cookie: string, isValued: boolean): string {
  return `interface HasHeaders {
  readonly headers: { readonly [name: string]: string | string[] | undefined };
}

${ABOUT}
export function isUserOptedOut(request: HasHeaders): boolean {
  return request.headers['sec-gpc'] === '1' || ${pattern(cookie, isValued)}.test(String(request.headers.cookie));
}
`;
}

function pattern(cookie: string, isValued: boolean): string {
  const name = cookie.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return isValued ? `/(?:^|; )${name}=(?:1|true|yes)(?:;|$)/` : `/(?:^|; )${name}=/`;
}

function untyped(text: string): string {
  return text
    .replace(/^interface [\s\S]*?^}\n\n/m, '')
    .replace(/ as Navigator & \{[^}]*\}/, '')
    .replace(/\): (?:Promise<)?boolean>? \{/, ') {')
    .replace('(request: HasHeaders)', '(request)');
}

/** Beside the project's other helpers, in the language of the file that will import it. */
export function newFile(from: string, { folder, exists, hasFolder }: Place, name: string): string {
  const extension = isTyped(from) ? 'ts' : from.endsWith('.mjs') ? 'mjs' : 'js';
  const base = folder === '' ? '' : `${folder}/`;
  const home = ['src/lib', 'lib', 'src/utils', 'utils', 'src'].find((it) => hasFolder(base + it));
  const start = `${base}${home === undefined ? '' : `${home}/`}${name}`;
  for (let n = 1; ; n++) {
    const path = `${start}${n === 1 ? '' : `-${n}`}.${extension}`;
    if (!exists(path)) return path;
  }
}
