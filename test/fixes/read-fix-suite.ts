/**
 * Parser of fix suites: Markdown whose headings name tests, with a fence before and a fence after.
 *
 * A fence's info says what it is: `ts before server with=isOptedOut`, `ts after`, `text why`, or a `ts made` for another file that the fix writes, or a plain
 * language for another file of the workspace, which holds for all tests below when it stands before the
 * first one. `«` and `»` mark the touchpoint. See README.md.
 */
import { basename } from 'node:path';
import type { Surface, TouchpointKind } from '../../shared/src/model';

export interface FixCase {
  readonly name: string;
  /** The file with the touchpoint, and the text without the marks. */
  readonly path: string;
  readonly before: string;
  readonly span: readonly [number, number];
  readonly surface: Surface;
  readonly kind: TouchpointKind | undefined;
  /** Name of the gate to use; the first of the workspace otherwise. */
  readonly gate: string | undefined;
  /** Exactly one of both is there. */
  readonly after: string | undefined;
  readonly why: string | undefined;
  /** The finding that is fixed, where it is about no touchpoint. */
  readonly rule: string | undefined;
  /** Beginning of the id of the fix to make; the first that holds otherwise. */
  readonly fix: string;
  /** The other files. */
  readonly files: ReadonlyMap<string, string>;
  /** Other files as they are after it. */
  readonly made: ReadonlyMap<string, string>;
}

interface Fence {
  readonly info: readonly string[];
  readonly path: string | undefined;
  readonly text: string;
}

export function readFixSuite(markdown: string): FixCase[] {
  const [head = '', ...sections] = markdown.split(/^(?=## )/m);
  const shared = fencesOf(head);
  return sections.map((section) => readCase(section, shared));
}

function readCase(section: string, shared: readonly Fence[]): FixCase {
  const name = /^## (.*)$/m.exec(section)?.[1] ?? '';
  const fences = fencesOf(section);
  const before = fences.find((it) => it.info[1] === 'before');
  if (!before) throw new Error(`${name}: no fence before`);
  const options = before.info.slice(2);
  const marked = before.text;
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  if (start < 0 || end < start) throw new Error(`${name}: no touchpoint is marked`);
  const others = [...shared, ...fences].filter((it) => it.path !== undefined && it.info.length === 1);
  return {
    name,
    path: before.path ?? `src/app.${before.info[0]}`,
    before: marked.replace(/[«»]/g, ''),
    span: [start, end],
    surface: (options.find((it) => SURFACES.has(it)) ?? 'unknown') as Surface,
    kind: options.includes('pixel') ? 'pixel' : undefined,
    rule: options.find((it) => it.startsWith('rule='))?.slice('rule='.length),
    gate: options.find((it) => it.startsWith('with='))?.slice('with='.length),
    after: fences.find((it) => it.info[1] === 'after')?.text,
    why: fences.find((it) => it.info[1] === 'why')?.text.trim(),
    fix: options.find((it) => it.startsWith('fix='))?.slice('fix='.length) ?? '',
    made: new Map(fences.filter((it) => it.info[1] === 'made').map((it) => [it.path ?? '', it.text])),
    files: new Map(others.map((it) => [it.path ?? '', it.text])),
  };
}

function fencesOf(markdown: string): Fence[] {
  return [...markdown.matchAll(/^```(\S.*)\n([\s\S]*?)^```$/gm)].map((match) => {
    const body = match[2] ?? '';
    const path = /^(?:\/\/|<!--) \/(\S+)(?: -->)?\n/.exec(body);
    return {
      info: (match[1] ?? '').trim().split(/\s+/),
      path: path?.[1],
      text: path ? body.slice(path[0].length) : body,
    };
  });
}

export function suiteName(file: string): string {
  return basename(file, '.md').replaceAll('-', ' ');
}

const SURFACES: ReadonlySet<string> = new Set(['client', 'server', 'both']);
