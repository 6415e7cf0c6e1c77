/** The quick fix where the project has no gate: a file with one, and the call put under it. */
import type { FileFacts } from '../facts/ir';
import { type Fix, isNoFix, type NoFix } from './fix';
import { inStyle } from './in-style';
import { newGates, type Place } from './new-gate';
import { readSource } from './source';
import { specifierToNew } from './specifier';
import type { WrapInput } from './wrap-in-gate';

export interface CreateInput extends Omit<WrapInput, 'gate' | 'facts'> {
  readonly facts: Pick<FileFacts, 'path' | 'problems' | 'imports'>;
  readonly place: Place;
  /** Puts the call under a gate. */
  readonly wrap: (input: WrapInput) => Fix | NoFix;
}

/** Several forms of it: a trial tells which one reads what the app stores. */
export function createGate(input: CreateInput): (Fix | NoFix)[] {
  const { surface, facts, place, wrap } = input;
  const side = surface === 'client' || surface === 'server' ? surface : undefined;
  if (!side) return [{ why: 'Where this code runs is not known, so no gate can be written for it.' }];
  const { style } = readSource(facts.path, input.text, input.span);
  return newGates({ text: input.text, facts, side, place }).map(({ text, gate }, form) => {
    const wrapped = wrap({ ...input, gate, resolveSpecifier: () => specifierToNew(facts, gate.file, place.resolve) });
    if (isNoFix(wrapped))
      return { why: `A new gate does not fit: ${wrapped.why[0]?.toLowerCase()}${wrapped.why.slice(1)}` };
    return {
      ...wrapped,
      id: `create-gate:${gate.name}:${form}`,
      title: `Create \`${gate.name}\` in ${gate.file} and gate with it`,
      preferred: false,
      safe: false,
      edits: [...wrapped.edits, { file: gate.file, start: 0, end: 0, newText: inStyle(text, style) }],
    };
  });
}
