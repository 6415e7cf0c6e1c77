/**
 * A vendor's own stub for each of its methods, which queues their calls until it has loaded:
 * `function () { var call = [].slice.call(arguments); call.unshift(method); queue.push(call); }`.
 * What it queues is counted where the method is called, so the push in it is no touchpoint.
 */
import type { Binding, FileFacts, Stmt } from '../../facts/ir';
import type { Site } from '../machine/context';
import { walkShallow } from '../relevance/shallow-walk';

export function isQueueing(facts: FileFacts, fn: number, site: Site): boolean {
  if (site.k !== 'call' || site.callee.k !== 'member' || site.callee.name !== 'push') return false;
  const [pushed, ...more] = site.args;
  const own = facts.functions[fn];
  if (!own || pushed?.k !== 'ref' || more.length > 0) return false;
  const named = own.body.map((it) => namePutBefore(it, pushed.b)).find((it) => it !== undefined);
  const name: Binding | undefined = named === undefined ? undefined : facts.bindings[named];
  // A name that is written there, or that the function itself is given, is a wrapper's.
  if (name?.kind !== 'param' || name.owner === fn) return false;
  return own.body.some(
    (it) =>
      it.k === 'var' &&
      it.decls.some(({ target, init }) => {
        let isOwn = false;
        if (init && target.k === 'pid' && target.b === pushed.b)
          walkShallow(init, (x) => {
            isOwn ||= x.k === 'ref' && x.b === own.arguments;
          });
        return isOwn;
      }),
  );
}

/** `list.unshift(name)` */
function namePutBefore(stmt: Stmt, list: number): number | undefined {
  const x = stmt.k === 'expr' ? stmt.x : undefined;
  if (x?.k !== 'call' || x.callee.k !== 'member' || x.callee.name !== 'unshift') return undefined;
  const [name] = x.args;
  return x.callee.obj.k === 'ref' && x.callee.obj.b === list && name?.k === 'ref' ? name.b : undefined;
}
