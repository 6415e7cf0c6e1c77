/** What the file's top level declares an export as, for conventions that are read rather than run. */
import type { Expr, FileFacts } from '../facts/ir';

/** The initialiser of `export const name = …` or `export default …`, through names declared beside it. */
export function exportedValue(facts: FileFacts, name: string): Expr | undefined {
  const exported = facts.exports.find((it) => it.x === 'local' && it.name === name);
  let value = exported?.x === 'local' ? declaredValue(facts, exported.b) : undefined;
  // In broken code names can refer to each other in a ring.
  for (let hops = 0; value?.k === 'ref' && hops < 10; hops++) value = declaredValue(facts, value.b);
  return value;
}

/** `export async function name() {}` */
export function declaredFunction(facts: FileFacts, name: string): number | undefined {
  const exported = facts.exports.find((it) => it.x === 'local' && it.name === name);
  const body = facts.functions[0]?.body ?? [];
  const found = body.find((it) => it.k === 'function' && exported?.x === 'local' && it.b === exported.b);
  return found?.k === 'function' ? found.f : undefined;
}

function declaredValue(facts: FileFacts, b: number): Expr | undefined {
  for (const statement of facts.functions[0]?.body ?? []) {
    if (statement.k !== 'var') continue;
    const found = statement.decls.find(({ target }) => target.k === 'pid' && target.b === b);
    if (found) return found.init;
  }
  return undefined;
}
