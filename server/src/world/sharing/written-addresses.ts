/** Addresses as they are written: whether a call says the address that it hands over, and where. */
import type { Expr, FileFacts, Span } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';
import type { Site } from '../machine/context';

interface WrittenAddress extends Span {
  /** Up to the first part that is not written. */
  readonly text: string;
}

const HOLE = '\u0000';

/** Where the address stands in what the call, the element or the assignment says: undefined where it does not say it. */
export function addressWrittenAt(facts: FileFacts, site: Site, url: string): Span | undefined {
  for (const part of partsOf(site)) {
    const found = addressWithin(facts, part, url);
    // What a function gives need not be near the call that it is handed to.
    if (found) return isInFunctionWithin(facts, part, found) ? found : site;
  }
  return undefined;
}

/** Of a function, or of any other part of a file. */
export function addressWithin(facts: FileFacts, part: Span, url: string): Span | undefined {
  return addressesWithin(facts, part).find((it) => isSame(it.text, url));
}

export function addressesWithin(facts: FileFacts, { s, e }: Span): readonly WrittenAddress[] {
  return addressesOf(facts).filter((it) => s <= it.s && it.e <= e);
}

/** What a call is given; what it is called on is another matter. */
function partsOf(site: Site): readonly Span[] {
  if (site.k === 'call' || site.k === 'new') return site.args;
  if (site.k === 'jsx') return site.attrs.map((it) => it.value);
  return [site];
}

function isInFunctionWithin({ functions }: FileFacts, part: Span, { s, e }: Span): boolean {
  return functions.some((it) => part.s <= it.s && it.e <= part.e && it.s <= s && e <= it.e);
}

const written = new WeakMap<FileFacts, readonly WrittenAddress[]>();

function addressesOf(facts: FileFacts): readonly WrittenAddress[] {
  return remembered(written, facts, () => {
    const found: WrittenAddress[] = [];
    forEachExpr(facts, (node) => {
      const text = beginningOf(node as Expr);
      if (text !== undefined && HOST.test(text)) found.push({ s: node.s, e: node.e, text });
    });
    return found;
  });
}

/** A host that is written to its end. */
const HOST = /^(?:[a-z]+:)?\/\/[\w.:-]+(?:[/?#]|$)/i;

function beginningOf(node: Expr): string | undefined {
  if (node.k === 'lit') return typeof node.v === 'string' ? node.v : undefined;
  if (node.k !== 'tpl') return undefined;
  return node.exprs.length === 0 ? node.strings[0] : `${node.strings[0]}${HOLE}`;
}

/** The one may go on where the other ends or is not known: `withQuery('https://www.example.com/a.js', { id })`. */
function isSame(text: string, url: string): boolean {
  const [a = '', b = ''] = [text.split(HOLE)[0], url.split(HOLE)[0]];
  return b !== '' && (a.startsWith(b) || b.startsWith(a));
}
