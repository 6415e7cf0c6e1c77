/**
 * The quick fix where the project has no gate: a file with one, fitted to where the code runs, to the framework and to
 * the cookie that the app keeps the opt-out in; and the call put under it.
 */
import type { FileFacts } from '../facts/ir';
import { folderOf, joinPath } from '../std/path';
import { type Fix, isNoFix, type NoFix } from './fix';
import type { ProjectGate } from './project-gates';
import { specifierTo } from './specifier';
import type { WrapInput } from './wrap-in-gate';

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

export interface CreateInput extends Omit<WrapInput, 'gate' | 'facts'> {
  readonly facts: Pick<FileFacts, 'path' | 'problems' | 'imports'>;
  readonly place: Place;
  /** Puts the call under a gate. */
  readonly wrap: (input: WrapInput) => Fix | NoFix;
}

/** Several forms of it: a trial tells which one reads what the app stores. */
export function createGate(input: CreateInput): (Fix | NoFix)[] {
  const { surface, facts, place, wrap } = input;
  const side = surface === 'client' || surface === 'server' ? surface : undefined;
  if (!side) return [{ why: 'Where this code runs is not known, so no gate can be written for it.' }];
  const isTyped = /\.([cm]?tsx?|vue|svelte|astro)$/.test(facts.path);
  const file = freePath(
    place,
    side === 'client' ? 'client-privacy' : 'privacy',
    isTyped ? 'ts' : facts.path.endsWith('.mjs') ? 'mjs' : 'js',
  );
  const cookie = place.cookie ?? 'ccpa_opt_out';
  // As far as names go: whether it is found there, the trial tells.
  const resolveNew = (from: string, spec: string) =>
    [spec, `${spec}.ts`, `${spec}.js`, spec.replace(/\.js$/, '.ts')]
      .map((it) => joinPath(folderOf(from), it))
      .find((it) => it === file);
  return gatesFor(side, file, cookie, place).map(({ text, gate }) => {
    const written = isTyped ? text : untyped(text);
    const wrapped = wrap({ ...input, gate, resolveSpecifier: () => specifierTo(facts, file, resolveNew) });
    if (isNoFix(wrapped)) return wrapped;
    return {
      ...wrapped,
      id: `create-gate:${gate.name}:${written.length}`,
      title: `Create \`${gate.name}\` in ${file} and gate with it`,
      preferred: false,
      safe: false,
      edits: [...wrapped.edits, { file, start: 0, end: 0, newText: written }],
    };
  });
}

interface Written {
  readonly text: string;
  readonly gate: ProjectGate;
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

/** Beside the project's other helpers. */
function freePath({ folder, exists, hasFolder }: Place, name: string, extension: string): string {
  const base = folder === '' ? '' : `${folder}/`;
  const home = ['src/lib', 'lib', 'src/utils', 'utils', 'src'].find((it) => hasFolder(base + it));
  const start = `${base}${home === undefined ? '' : `${home}/`}${name}`;
  for (let n = 1; ; n++) {
    const path = `${start}${n === 1 ? '' : `-${n}`}.${extension}`;
    if (!exists(path)) return path;
  }
}
