/**
 * The names that a classic script declares for all scripts of its page: its top level, where it is no
 * module of any kind.
 */
import { remembered } from '../std/remembered';
import type { FileFacts } from './ir';
import { forEachExpr } from './walk';

const MODULE_NAMES: ReadonlySet<string> = new Set(['require', 'module', 'exports', '__dirname', '__filename']);

const known = new WeakMap<FileFacts, readonly number[]>();

/** Bindings of a script's top level; none in a module. */
export function scriptBindings(facts: FileFacts): readonly number[] {
  return remembered(known, facts, () => (isScript(facts) ? topLevel(facts) : []));
}

function topLevel({ bindings }: FileFacts): number[] {
  return bindings.flatMap((it, b) =>
    it.owner === 0 && it.kind !== 'import' && it.kind !== 'self' && it.kind !== 'catch' ? [b] : [],
  );
}

function isScript(facts: FileFacts): boolean {
  if (facts.esm || facts.imports.length > 0 || facts.exports.length > 0) return false;
  let isModule = false;
  forEachExpr(facts, (node) => {
    isModule ||= node.k === 'global' && MODULE_NAMES.has(node.name);
  });
  return !isModule;
}
