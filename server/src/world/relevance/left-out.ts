/**
 * Files that need not be followed where they alone take more work than a program may: libraries that somebody checked in.
 *
 * Such a file imports and exports nothing, and names no vendor and no choice. What it does to others it does by names of
 * the global object, which promise nothing then (`out-of-sight.ts`).
 */
import type { Catalogue } from '../../catalogue/catalogue';
import type { FileFacts } from '../../facts/ir';
import { scriptBindings } from '../../facts/script-names';
import { forEachExpr } from '../../facts/walk';
import { isChoiceText, isVendorText } from './known-text';

/** Names that a minifier gives are nobody's. */
const SHORTENED = 2;

export function canBeLeftOut(facts: FileFacts, catalogue: Catalogue): boolean {
  if (facts.esm || facts.imports.length > 0 || facts.exports.length > 0) return false;
  let isKnown = scriptBindings(facts).some((b) => names(facts.bindings[b]?.name ?? ''));
  forEachExpr(facts, (it) => {
    if (it.k === 'global') isKnown ||= names(it.name) || it.name === 'require';
    else if (it.k === 'member') isKnown ||= it.name.length > SHORTENED && names(it.name);
    else if (it.k === 'lit' && typeof it.v === 'string') isKnown ||= names(it.v);
    else if (it.k === 'tpl') isKnown ||= it.strings.some(names);
    else if (it.k === 'import') isKnown = true;
  });
  return !isKnown;

  function names(text: string): boolean {
    return isVendorText(catalogue, text) || isChoiceText(catalogue, text);
  }
}
