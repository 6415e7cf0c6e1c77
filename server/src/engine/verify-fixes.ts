/**
 * Fixes that are tried before they are made: the engine itself says whether they do what they promise.
 */
import { EXEMPT_FIX } from '../../../shared/src/ids';
import type { Analysis } from '../../../shared/src/model';
import type { Fix, TextEdit } from '../fixes/fix';
import type { Offer } from '../fixes/index';
import { applyEdits } from '../fixes/insertion';
import { type FixEffect, judgeFix, unmetTargets } from '../fixes/judge-fix';
import { mergeEdits } from '../fixes/merge-edits';

export interface Trying {
  readonly before: Analysis;
  readonly text: (path: string) => string;
  readonly tryTexts: (texts: ReadonlyMap<string, string>) => Promise<Analysis>;
}

/** Fixes of many pathways as one edit, and those that have none. */
export interface ManyFixes {
  readonly edits: readonly TextEdit[];
  readonly fixed: readonly string[];
  readonly left: readonly { readonly id: string; readonly why: string }[];
}

/** Undefined where the fix does what it promises; else what is not so, as one sentence. */
export async function verifyFix(trying: Trying, fix: Fix, targets: readonly string[]): Promise<string | undefined> {
  return judgeFix(await effectOf(trying, fix.edits, { targets, promised: fix.promised, settles: fix.settles }));
}

interface Choice {
  readonly id: string;
  /** Best first; the first one is tried. */
  readonly fixes: readonly Fix[];
}

/** `safe`: only fixes that may be made unseen. */
export async function fixMany(
  trying: Trying,
  ids: readonly string[],
  { offer, safe }: { readonly offer: (id: string) => Offer; readonly safe: boolean },
): Promise<ManyFixes> {
  const left: { id: string; why: string }[] = [];
  let choices: Choice[] = [];
  for (const id of ids) {
    const { fixes, refused } = offer(id);
    const fitting = fixes.filter((it) => it.id !== EXEMPT_FIX && it.promised === 'gated' && (it.safe || !safe));
    if (fitting.length > 0) choices.push({ id, fixes: fitting });
    else left.push({ id, why: refused[0]?.why ?? NO_GATE });
  }
  while (choices.length > 0) {
    const edits = mergeEdits(choices.map((it) => it.fixes[0]?.edits ?? []));
    const effect = await effectOf(trying, edits, { targets: choices.map((it) => it.id), promised: 'gated' });
    const why = judgeFix(effect);
    if (why === undefined) return { edits, fixed: choices.map((it) => it.id), left };
    choices = withoutFailed(choices, effect, (id) => left.push({ id, why }));
  }
  return { edits: [], fixed: [], left };
}

/** The next fix of each pathway that failed; where only something else is worse, half of the pathways fewer. */
function withoutFailed(choices: readonly Choice[], effect: FixEffect, leave: (id: string) => void): Choice[] {
  const failed = new Set(unmetTargets(effect));
  if (failed.size === 0) for (const it of choices.slice(Math.floor(choices.length / 2))) failed.add(it.id);
  return choices.flatMap((it) => {
    if (!failed.has(it.id)) return [it];
    const fixes = it.fixes.slice(1);
    if (fixes.length === 0) leave(it.id);
    return fixes.length === 0 ? [] : [{ ...it, fixes }];
  });
}

async function effectOf(
  { before, text, tryTexts }: Trying,
  edits: readonly TextEdit[],
  promise: Pick<FixEffect, 'targets' | 'promised' | 'settles'>,
): Promise<FixEffect> {
  const files = [...new Set(edits.map((it) => it.file))];
  const inFile = (file: string) => edits.filter((it) => it.file === file);
  const after = await tryTexts(new Map(files.map((file) => [file, applyEdits(text(file), inFile(file))])));
  return { ...promise, before, after, files };
}

const NO_GATE = 'The project has no gate that fits here.';
