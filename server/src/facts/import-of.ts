/** What an imported name stands for. */
import { remembered } from '../std/remembered';
import type { FileFacts } from './ir';

export interface ImportedName {
  readonly spec: string;
  /** As it is exported; `*` is the namespace. */
  readonly imported: string;
}

const importedNames = new WeakMap<FileFacts, ReadonlyMap<number, ImportedName>>();

/** `b`: a binding of this file. */
export function importOf(facts: FileFacts, b: number): ImportedName | undefined {
  const names = remembered(
    importedNames,
    facts,
    () =>
      new Map(
        facts.imports.flatMap(({ spec, names }) => names.map(({ b, imported }) => [b, { spec, imported }] as const)),
      ),
  );
  return names.get(b);
}
