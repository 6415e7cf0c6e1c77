/** Variables that stand for a cookie: `const cookie = useCookie('consent')` of Nuxt. Who fills one stores a choice. */
import type { Catalogue } from '../../catalogue/catalogue';
import type { FileFacts, Pattern } from '../../facts/ir';
import { calledName } from '../../facts/last-name';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';
import type { Node } from './mention-node';
import { noteText } from './note-words';

/** `cookie.value = 'granted'` */
export function noteCookieFilled(catalogue: Catalogue, node: Node, facts: FileFacts, target: Pattern): void {
  const x = target.k === 'pmem' && target.x.k === 'member' && target.x.name === 'value' ? target.x.obj : undefined;
  const key = x?.k === 'ref' ? keysOf(facts).get(x.b) : undefined;
  if (key === undefined) return;
  node.mentions.add('.setCookie');
  noteText(catalogue, node, key);
}

const keys = new WeakMap<FileFacts, ReadonlyMap<number, string>>();

function keysOf(facts: FileFacts): ReadonlyMap<number, string> {
  return remembered(keys, facts, () => {
    const found = new Map<number, string>();
    forEachExpr(facts, (it) => {
      if (it.k !== 'var') return;
      for (const { target, init } of it.decls) {
        const [key] = init?.k === 'call' && calledName(facts, init) === 'useCookie' ? init.args : [];
        if (target.k === 'pid' && key?.k === 'lit' && typeof key.v === 'string') found.set(target.b, key.v);
      }
    });
    return found;
  });
}
