/**
 * What a file passes on from other modules: `export … from`, `export *`, and an import that is exported
 * again by name.
 */
import type { FileFacts } from '../facts/ir';

export interface ReExport {
  readonly spec: string;
  /** '*': the whole module, as one name. */
  readonly imported: string;
  /** Undefined: every name but `default`, under its own name. */
  readonly name: string | undefined;
}

export function reExports(facts: FileFacts): readonly ReExport[] {
  const imports = new Map(
    facts.imports.flatMap(({ spec, names }) => names.map((it) => [it.b, { spec, imported: it.imported }])),
  );
  return facts.exports.flatMap((it): ReExport[] => {
    if (it.typeOnly || it.x === 'assign') return [];
    if (it.x === 'from') return [{ spec: it.spec, imported: it.imported, name: it.name }];
    if (it.x === 'star') return [{ spec: it.spec, imported: '*', name: undefined }];
    const origin = imports.get(it.b);
    return origin ? [{ ...origin, name: it.name }] : [];
  });
}

/** The name under which `name` of the module is passed on by `it`; undefined when it is not. '*': as part of a namespace. */
export function passedOnAs(it: ReExport, name: string): string | undefined {
  if (it.name === undefined) return name === 'default' ? undefined : name;
  return it.imported === '*' || it.imported === name ? it.name : undefined;
}
