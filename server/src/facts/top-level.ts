/** Variables that a file declares at its top level. */
import type { FileFacts, Stmt } from './ir';

type Declaration = Extract<Stmt, { k: 'var' }>['decls'][number];

export function topLevelVariables(facts: FileFacts): readonly Declaration[] {
  return (facts.functions[0]?.body ?? []).flatMap((it) => (it.k === 'var' ? it.decls : []));
}
