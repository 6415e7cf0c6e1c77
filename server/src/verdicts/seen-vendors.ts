/**
 * Which third parties a program shows, by what it imports and by the hosts that its texts name: a method of a name that
 * others have too (`s.t()`), or of an object of its own (`window.analytics = { track() { … } }`), is theirs only then.
 */
import type { SinkMatch } from '../catalogue/catalogue';
import type { Vendor } from '../catalogue/vendor';
import type { Expr, FileFacts } from '../facts/ir';
import { forEachExpr } from '../facts/walk';
import { remembered } from '../std/remembered';
import type { Machine } from '../world/machine/machine';

/** `m`: the world of anyone. */
export function isSeen(m: Machine, { vendor, byNameAlone }: SinkMatch): boolean {
  if (byNameAlone === undefined) return true;
  // A tag manager may load whatever has such a name.
  if (byNameAlone === 'short' && hasMultiplexer(m)) return true;
  const answers = remembered(seen, m, () => new Map<string, boolean>());
  return remembered(answers, vendor.id, () => isShown(m, vendor));
}

const seen = new WeakMap<Machine, Map<string, boolean>>();

function hasMultiplexer(m: Machine): boolean {
  return remembered(multiplexed, m, () =>
    [...m.contexts.values()].some(({ trace }) =>
      [...trace.sinks.values()].some((at) =>
        [...at.values()].some(({ match }) => match.vendor.multiplexer && match.byNameAlone === undefined),
      ),
    ),
  );
}

const multiplexed = new WeakMap<Machine, boolean>();

function isShown(m: Machine, vendor: Vendor): boolean {
  const packages = vendor.packages ?? [];
  const hosts = [...(vendor.scripts ?? []), ...(vendor.hosts ?? [])].map(
    (it) =>
      it
        .replace(/^\*\.?/, '')
        .split('/')[0]
        ?.replaceAll('*', '') ?? '',
  );
  const names = hosts.filter((it) => it.includes('.'));
  return [...m.units.values()].some(({ facts }) => {
    const isImported = facts.imports.some(({ spec }) =>
      packages.some((it) => spec === it || spec.startsWith(`${it}/`)),
    );
    return isImported || textsIn(facts).some((text) => names.some((it) => text.includes(it)));
  });
}

const texts = new WeakMap<FileFacts, readonly string[]>();

/** Those that may hold a host. */
function textsIn(facts: FileFacts): readonly string[] {
  return remembered(texts, facts, () => {
    const found: string[] = [];
    forEachExpr(facts, (node) => {
      const it = node as Expr;
      if (it.k === 'lit' && typeof it.v === 'string') found.push(it.v);
      if (it.k === 'tpl') found.push(...it.strings);
    });
    return found.filter((it) => it.includes('.'));
  });
}
