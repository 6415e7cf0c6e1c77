/**
 * Files that need not be followed where they alone take more work than a program may: libraries that somebody checked in.
 *
 * Such a file imports nothing, and names no vendor and no choice. What it does to others it does by names of the global
 * object, which promise nothing then (`out-of-sight.ts`); by what it exports only where it is so large that nobody wrote it
 * for this program: it may change what it is handed, but fills no request with choices.
 */
import type { Catalogue } from '../../catalogue/catalogue';
import type { FileFacts } from '../../facts/ir';
import { scriptBindings } from '../../facts/script-names';
import { forEachExpr } from '../../facts/walk';
import { isChoiceText, isVendorText } from './known-text';

/** A module of so many functions that imports nothing: a compiler made it, or a bundler. */
const OF_A_LIBRARY = 150;
/** Names that a minifier gives are nobody's. */
const SHORTENED = /\b\w{1,2}\b/g;

export function canBeLeftOut(facts: FileFacts, catalogue: Catalogue): boolean {
  if (facts.imports.length > 0) return false;
  if ((facts.esm || facts.exports.length > 0) && facts.functions.length < OF_A_LIBRARY) return false;
  let isKnown = scriptBindings(facts).some((b) => names(facts.bindings[b]?.name ?? ''));
  forEachExpr(facts, (it) => {
    if (it.k === 'global') isKnown ||= names(it.name) || it.name === 'require';
    else if (it.k === 'member') isKnown ||= names(it.name);
    else if (it.k === 'lit' && typeof it.v === 'string') isKnown ||= names(it.v);
    else if (it.k === 'tpl') isKnown ||= it.strings.some(names);
    else if (it.k === 'import') isKnown = true;
  });
  return !isKnown;

  function names(text: string): boolean {
    const long = text.replace(SHORTENED, '');
    return isVendorText(catalogue, long) || isChoiceText(catalogue, long);
  }
}
