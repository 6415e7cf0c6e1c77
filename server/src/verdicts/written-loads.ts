/**
 * Scripts and images of third parties as they are written: in an element, put on `src`, handed to what is named for
 * loading. For a program that did not come to rest, so that its inventory holds what no evaluation met.
 */
import type { SinkMatch } from '../catalogue/catalogue';
import type { Expr, FileFacts, Jsx, Stmt } from '../facts/ir';
import { calledName, lastName } from '../facts/last-name';
import { rangeOf } from '../facts/positions';
import { forEachExpr } from '../facts/walk';
import type { Machine } from '../world/machine/machine';
import { codeOf } from '../world/sharing/snippets';
import type { DeadUse } from './unreachable';
import { writtenArgument } from './written-argument';

export function findWrittenLoads({ links, catalogue }: Machine, paths: readonly string[]): readonly DeadUse[] {
  const matchUrl = (url: string) => catalogue.matchUrl(url, 'script') ?? catalogue.matchUrl(url, 'image');
  return paths.flatMap((path) => {
    const facts = links.facts(path);
    const found: DeadUse[] = [];
    if (facts)
      forEachExpr(facts, (node, fn) => {
        const site = node as Expr;
        const match = firstMatch(addressesIn(node, facts), matchUrl);
        if (!match) return;
        const range = rangeOf(facts, site.s, site.e);
        const { vendor, callee } = match;
        found.push({ file: path, range, vendorName: vendor.name, callee, match, facts, fn, site });
      });
    return found;
  });
}

function firstMatch(urls: readonly string[], match: (url: string) => SinkMatch | undefined): SinkMatch | undefined {
  for (const url of urls) {
    const found = match(url);
    if (found) return found;
  }
  return undefined;
}

const LOADS = /script|inject|load/i;

function addressesIn(node: Expr | Stmt, facts: FileFacts): readonly string[] {
  switch (node.k) {
    case 'jsx':
      return isLoading(node.tag, facts) ? [...sourcesOf(node), ...addressesInCode(node)] : [];
    case 'assign':
      return node.target.k === 'pmem' && node.target.x.k === 'member' && node.target.x.name === 'src'
        ? textsIn([node.value])
        : [];
    case 'call':
      return LOADS.test(calledName(facts, node)) ? textsIn(node.args.filter((it) => it.k !== 'spread')) : [];
    default:
      return [];
  }
}

function sourcesOf({ attrs }: Jsx): readonly string[] {
  return attrs.flatMap((it) => (it.p === 'attr' && it.name === 'src' ? textsIn([it.value]) : []));
}

/** `<Script>{`… t.src = "https://www.clarity.ms/tag/" + i …`}</Script>`. */
function addressesInCode(node: Jsx): readonly string[] {
  const code = codeOf(node);
  const text = code && writtenArgument(code);
  return typeof text === 'string' ? [...text.matchAll(/(?:https?:)?\/\/[\w.-]+\/[^\s'"`<>]*/g)].map(([it]) => it) : [];
}

function isLoading(tag: string | Expr | undefined, facts: FileFacts): boolean {
  if (typeof tag === 'string') return /^(?:script|img|iframe)$/.test(tag);
  return tag !== undefined && lastName(facts, tag) === 'Script';
}

function textsIn(list: readonly Expr[]): readonly string[] {
  return list.flatMap((it) => {
    const text = writtenArgument(it);
    return typeof text === 'string' && /^(?:https?:)?\/\//.test(text) ? [text] : [];
  });
}
