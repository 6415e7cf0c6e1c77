/**
 * The text of a gate for a project that has none, fitted to where the code runs, to the framework and to where the
 * app keeps the choice.
 */
import type { FileFacts } from '../facts/ir';
import {
  inBrowser,
  inHono,
  inNext,
  inNitro,
  onNodeRequest,
  onWebRequest,
  type Stored,
  untyped,
} from './new-gate-texts';
import type { ProjectGate } from './project-gates';
import { type RowWritten, rowGate, rowParameters } from './row-gates';
import type { Resolve } from './specifier';
import { optOutCookie } from './stored-forms';

export interface Place {
  /** Folder of the nearest package, '' for the root. */
  readonly folder: string;
  /** Packages that it names. */
  readonly packages: ReadonlySet<string>;
  readonly exists: (path: string) => boolean;
  /** Some file is below this folder. */
  readonly hasFolder: (path: string) => boolean;
  /** How the choice is kept, as far as that is in sight; what fits best comes first. */
  readonly stored: readonly Stored[];
  /** Calls that store a refusal in a row. */
  readonly rows: readonly RowWritten[];
  readonly resolve: Resolve;
  /** The text of `schema.prisma`; '' where there is none. */
  readonly schema: string;
}

/** Where a new file is imported from, and where its code runs. */
export interface Newcomer {
  /** Of the file that will import it. */
  readonly text: string;
  readonly facts: Pick<FileFacts, 'path' | 'imports'>;
  readonly side: 'client' | 'server';
  readonly place: Place;
}

export interface Written {
  readonly text: string;
  readonly gate: ProjectGate;
}

/** Several forms of it: a trial tells which one reads what the app stores. */
export function newGates({ text, facts, side, place }: Newcomer): Written[] {
  const file = newFile(facts.path, place, side === 'client' ? 'client-privacy' : 'privacy');
  const fitting = place.stored.filter((it) => side === 'client' || it.in === 'cookie');
  const { gate, write } = side === 'client' ? inBrowserOf(file) : onServerOf(file, place, text);
  const isTypedFile = isTyped(facts.path);
  const rows = side === 'client' ? [] : rowsOf(file, facts, place);
  const asking = (fitting.length > 0 ? fitting : USUAL).map((stored) => {
    const written = write(stored);
    return { text: isTypedFile ? written : untyped(written), gate };
  });
  return [...rows, ...asking];
}

/** Whoever calls it on a server knows the consumer by a key, and has not always a request. */
function rowsOf(file: string, facts: Newcomer['facts'], { rows, resolve, schema }: Place): Written[] {
  const place = { file, isTyped: isTyped(facts.path), imports: facts.imports, resolve, schema };
  const gates = rows.flatMap((it) => rowGate(it, place) ?? []);
  const distinct = [...new Map(gates.map((it) => [it.text, it])).values()].slice(0, MOST_ROWS);
  return distinct.map((it) => ({
    text: it.text,
    gate: gateOf(file, 'isUserOptedOut', { surface: 'server', async: true, parameters: rowParameters(it) }),
  }));
}

/** Every form costs a trial. */
const MOST_ROWS = 2;

export function isTyped(path: string): boolean {
  return /\.([cm]?tsx?|vue|svelte|astro)$/.test(path);
}

const USUAL = optOutCookie('ccpa_opt_out');

interface Form {
  readonly gate: ProjectGate;
  readonly write: (stored: Stored) => string;
}

function inBrowserOf(file: string): Form {
  return { gate: gateOf(file, 'hasOptedOut', { surface: 'client' }), write: inBrowser };
}

/** By the framework, which says how a request is told of. */
function onServerOf(file: string, { packages }: Place, text: string): Form {
  const has = (names: RegExp) => [...packages].some((it) => names.test(it));
  const gate = (extra: Partial<ProjectGate>) => gateOf(file, 'isUserOptedOut', { surface: 'server', ...extra });
  const asking = (name: string) => gate({ parameters: [{ name, optional: false }] });
  if (has(/^next$/)) return { gate: gate({ async: true }), write: inNext };
  if (has(/^(?:nuxt|nitropack|nitro|h3)$/)) return { gate: asking('event'), write: inNitro };
  if (/from ['"]hono['"]/.test(text)) return { gate: asking('c'), write: inHono };
  const isNodes = has(NODE_SERVERS) && !/:\s*Request\b(?!Handler)/.test(text);
  const isWebs = has(WEB_SERVERS) || WEB_REQUEST.test(text);
  return { gate: asking('request'), write: isWebs && !isNodes ? onWebRequest : onNodeRequest };
}

function gateOf(file: string, name: string, extra: Partial<ProjectGate>): ProjectGate {
  const gate = { file, exported: name, name, polarity: 'out', async: false, parameters: [], esm: true } as const;
  return { ...gate, surface: 'unknown', ...extra };
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

/** Servers that hand on Node's own requests, and those that hand on the platform's `Request`. */
const NODE_SERVERS = /^(?:express|fastify|koa|restify|polka|connect|@hapi\/hapi|@nestjs\/(?:core|common))$/;
const WEB_SERVERS =
  /^(?:hono|elysia|astro|wrangler|itty-router|react-router|@remix-run\/.+|@react-router\/.+|@sveltejs\/kit|@solidjs\/start|@tanstack\/(?:react-|solid-)?start|@cloudflare\/workers-types|@types\/bun|bun-types)$/;
const WEB_REQUEST = /:\s*Request\b|\bnew Response\(|\bResponse\.json\(/;
