/**
 * Touchpoints in code that nothing can run: after a jump, under a constant, in a function that nothing
 * refers to. No pathways, but listed, so that a person sees what was taken for dead.
 *
 * Found by how they are written: a chain of names below an import or a global, that no evaluation met in
 * the world where anyone may run.
 */
import type { Unreachable } from '../../../shared/src/model';
import type { Access, Catalogue, SinkMatch } from '../catalogue/catalogue';
import { isGlobalObject } from '../facts/globals';
import { importOf } from '../facts/import-of';
import type { Call, Expr, FileFacts, Jsx, New } from '../facts/ir';
import { rangeOf } from '../facts/positions';
import { forEachExpr } from '../facts/walk';
import type { Links } from '../links/links';
import type { Machine } from '../world/machine/machine';
import { isStub } from '../world/sharing/gtag-stub';
import { writtenArgument } from './written-argument';

export interface DeadUse extends Unreachable {
  readonly match: SinkMatch;
  readonly facts: FileFacts;
  readonly fn: number;
  readonly site: Expr;
}

export function findUnreachable(anyone: Machine, paths: readonly string[]): readonly DeadUse[] {
  const met = placesMet(anyone);
  return paths.flatMap((path) => {
    const facts = anyone.links.facts(path);
    return facts ? unmetUses(anyone, facts, met) : [];
  });
}

/** Calls and elements that were evaluated, whatever came of it. */
export function placesMet(m: Machine): ReadonlySet<object> {
  const met = new Set<object>();
  for (const { trace } of m.contexts.values()) {
    for (const site of trace.sites.keys()) met.add(site);
    for (const site of trace.sinks.keys()) met.add(site);
  }
  return met;
}

function unmetUses({ links, catalogue }: Machine, facts: FileFacts, met: ReadonlySet<object>): DeadUse[] {
  const found: DeadUse[] = [];
  forEachExpr(facts, (node, fn) => {
    if ((node.k !== 'call' && node.k !== 'new' && node.k !== 'jsx') || met.has(node)) return;
    const match = matchWritten(node, facts, links, catalogue);
    const within = facts.functions[fn];
    if (!match || (within && isStub(within))) return;
    const range = rangeOf(facts, node.s, node.e);
    found.push({
      file: facts.path,
      range,
      vendorName: match.vendor.name,
      callee: match.callee,
      match,
      facts,
      fn,
      site: node,
    });
  });
  return found;
}

function matchWritten(
  node: Call | New | Jsx,
  facts: FileFacts,
  links: Links,
  catalogue: Catalogue,
): SinkMatch | undefined {
  const callee = node.k === 'jsx' ? node.tag : node.callee;
  const access = typeof callee === 'object' ? writtenAccess(callee, facts, links) : undefined;
  if (!access) return undefined;
  if (node.k === 'jsx') return catalogue.matchUse(access, 'jsx', []);
  const args = node.args.map((it) => (it.k === 'spread' ? undefined : writtenArgument(it)));
  const url = typeof args[0] === 'string' ? args[0] : undefined;
  if (url !== undefined && access.root.kind === 'global') {
    const name = access.path.join('.');
    if (name === 'fetch') return catalogue.matchUrl(url, 'http');
    if (name === 'navigator.sendBeacon') return catalogue.matchUrl(url, 'beacon');
  }
  return catalogue.matchUse(access, node.k, args);
}

function writtenAccess(x: Expr, facts: FileFacts, links: Links): Access | undefined {
  switch (x.k) {
    case 'chain':
      return writtenAccess(x.x, facts, links);
    case 'global':
      return { root: { kind: 'global' }, path: isGlobalObject(x.name) ? [] : [x.name], steps: [] };
    case 'ref': {
      const item = importOf(facts, x.b);
      const target = item && links.resolve(facts.path, item.spec);
      if (!item || target?.to !== 'package') return undefined;
      return { root: { kind: 'package', spec: target.spec }, path: [item.imported], steps: [] };
    }
    case 'member': {
      const object = writtenAccess(x.obj, facts, links);
      return object && { ...object, path: [...object.path, x.name] };
    }
    default:
      return undefined;
  }
}
