/** The Next.js middleware that stands before an entry, for all its URLs. */
import type { FileFacts } from '../facts/ir';
import { forEachExpr } from '../facts/walk';
import type { Entry, Links } from './links';
import { matcherCovers } from './next-matcher';

export interface MiddlewareBefore {
  readonly path: string;
  /** Its export. */
  readonly name: string;
  /** The one URL that the entry is asked for, where there is but one. */
  readonly pathname: string | undefined;
}

const ENDINGS = ['ts', 'js', 'tsx', 'jsx', 'mts', 'mjs'];
/** What answers a request for its own URL. A layout answers for those below it too. */
const ANSWERS = /^(?:page|metadata|API handler|getServerSideProps|[A-Z]+ handler)$/;
const AROUND = /^(?:layout|template)$/;

export function middlewareBefore(links: Links, path: string, entry: Entry): MiddlewareBefore | undefined {
  const url = urlOf(path, entry);
  if (url === undefined) return undefined;
  for (const { index } of path.matchAll(/(?:^|\/)(?=(?:app|pages)\/)/g)) {
    const folder = path.slice(0, index === 0 && !path.startsWith('/') ? 0 : index + 1);
    const found = inFolder(links, folder);
    if (!found || !isRouteOf(path.slice(folder.length), entry.url ?? '')) continue;
    const options = configuration(links, folder);
    if (!matcherCovers(found.facts, options.has('rewrites') ? '/[[...any]]' : url)) return undefined;
    const isOne = !url.includes('[') && options.size === 0;
    return { path: found.facts.path, name: found.name, pathname: isOne ? url : undefined };
  }
  return undefined;
}

function urlOf(path: string, { label, url, request }: Entry): string | undefined {
  // What is run at build time has no request; `(.)photo` is shown at another URL than its folder says.
  if (!request || url === undefined || url.includes('(')) return undefined;
  if (AROUND.test(label) || /(?:^|\/)default\.\w+$/.test(path)) return `${url === '/' ? '' : url}/[[...below]]`;
  return ANSWERS.test(label) ? url : undefined;
}

function inFolder(links: Links, folder: string): { facts: FileFacts; name: string } | undefined {
  for (const file of ['proxy', 'middleware']) {
    for (const ending of ENDINGS) {
      const facts = links.files.includes(`${folder}${file}.${ending}`)
        ? links.facts(`${folder}${file}.${ending}`)
        : undefined;
      const entry = facts && links.entriesOf(facts).find((it) => it.label === 'middleware');
      if (facts && entry?.what.k === 'export') return { facts, name: entry.what.name };
    }
  }
  return undefined;
}

/** The folder really is the one whose files give the URL. */
function isRouteOf(below: string, url: string): boolean {
  const folders = below.replace(/^(?:app|pages)\//, '').replace(/\.[^/.]+$/, '');
  const names = folders.split('/').filter((it) => it !== '' && !/^\(.*\)$/.test(it) && !it.startsWith('@'));
  const parts = url.split('/').filter((it) => it !== '');
  return names.length - parts.length <= 1 && parts.every((it, i) => names[i] === it);
}

/** Options under which a route has URLs that its place does not tell. */
const OPTIONS = new Set(['rewrites', 'trailingSlash', 'skipTrailingSlashRedirect', 'i18n']);

function configuration(links: Links, folder: string): ReadonlySet<string> {
  const root = folder.replace(/src\/$/, '');
  const found = new Set<string>();
  for (const path of links.files) {
    if (!path.startsWith(`${root}next.config.`)) continue;
    const facts = links.facts(path);
    if (!facts) return new Set(OPTIONS);
    forEachExpr(facts, (node) => {
      if (node.k !== 'obj') return;
      for (const it of node.props)
        if (it.p !== 'spread' && typeof it.key === 'string' && OPTIONS.has(it.key)) found.add(it.key);
    });
  }
  return found;
}
