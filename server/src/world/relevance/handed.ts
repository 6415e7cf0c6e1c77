/**
 * Functions that are handed a function: what keeps it may run it later, for whoever else asks it to.
 *
 * Keys as in `mentions.ts`, of what is called; a name that is imported is followed to its definition.
 */
import { importOf } from '../../facts/import-of';
import type { Argument, Call, Expr, FileFacts, New } from '../../facts/ir';
import type { Asking } from './mention-node';

export interface Handed {
  /** Called with a function that is written there or has a name. */
  readonly own: readonly string[];
  /** Called with a parameter: with a function, where this one was handed it. */
  readonly passed: readonly string[];
}

const NOTHING: Handed = { own: [], passed: [] };
/** Methods of lists and promises run what they are handed at once. */
const BUILT_IN = /^(?:then|catch|finally|map|forEach|filter|find|findIndex|some|every|reduce|flatMap|sort)$/;

export function handedKeys(facts: FileFacts, links: Asking, it: Call | New): Handed {
  const isOwn = it.args.some((arg) => isFunction(facts, arg));
  const isPassed = it.args.some(
    (arg) => arg.k === 'spread' || (arg.k === 'ref' && facts.bindings[arg.b]?.kind === 'param'),
  );
  if (!isOwn && !isPassed) return NOTHING;
  const keys = calleeKeys(facts, links, it.callee);
  return { own: isOwn ? keys : [], passed: isPassed ? keys : [] };
}

function isFunction(facts: FileFacts, arg: Argument): boolean {
  if (arg.k === 'fn') return true;
  if (arg.k === 'obj') return arg.props.some((it) => isFunction(facts, it.value));
  const kind = arg.k === 'ref' ? facts.bindings[arg.b]?.kind : undefined;
  return kind === 'function' || kind === 'const' || kind === 'import';
}

function calleeKeys(facts: FileFacts, links: Asking, callee: Expr): readonly string[] {
  if (callee.k === 'member') return BUILT_IN.test(callee.name) ? [] : [`.${callee.name}`];
  if (callee.k === 'global') return [`.${callee.name}`];
  if (callee.k !== 'ref') return [];
  const item = importOf(facts, callee.b);
  const target = item && links.resolve(facts.path, item.spec);
  if (!item) return [`${facts.path}#b${callee.b}`];
  return target?.to === 'file' ? definitions(links, target.path, item.imported) : [];
}

/** Through barrels, each name of a file once: barrels may export all of each other. */
function definitions(links: Asking, path: string, name: string): readonly string[] {
  const keys = new Set<string>();
  const queue = new Map([[`${path}#${name}`, { path, name }]]);
  for (const asked of queue.values()) {
    const facts = links.facts(asked.path);
    if (!facts) continue;
    if (!facts.esm) {
      keys.add(`.${asked.name}`).add(`${asked.path}#any`);
      continue;
    }
    for (const it of facts.exports) {
      if (it.x === 'star' && asked.name !== 'default') follow(it.spec, asked.name);
      if (it.x === 'from' && it.name === asked.name) follow(it.spec, it.imported);
      if (it.x !== 'local' || it.name !== asked.name) continue;
      const item = importOf(facts, it.b);
      if (item) follow(item.spec, item.imported);
      else keys.add(`${asked.path}#b${it.b}`);
    }

    function follow(spec: string, imported: string): void {
      const target = links.resolve(asked.path, spec);
      if (target.to === 'file') queue.set(`${target.path}#${imported}`, { path: target.path, name: imported });
    }
  }
  return [...keys];
}
