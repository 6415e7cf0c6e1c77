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
const MAX_DEPTH = 20;
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
  return target?.to === 'file' ? definitions(links, target.path, item.imported, 0) : [];
}

function definitions(links: Asking, path: string, name: string, depth: number): readonly string[] {
  const facts = depth > MAX_DEPTH ? undefined : links.facts(path);
  if (!facts) return [];
  if (!facts.esm) return [`.${name}`, `${path}#any`];
  return facts.exports.flatMap((it): readonly string[] => {
    if (it.x === 'local') {
      if (it.name !== name) return [];
      const item = importOf(facts, it.b);
      return item ? follow(item.spec, item.imported) : [`${path}#b${it.b}`];
    }
    if (it.x === 'from') return it.name === name ? follow(it.spec, it.imported) : [];
    return it.x === 'star' && name !== 'default' ? follow(it.spec, name) : [];
  });

  function follow(spec: string, imported: string): readonly string[] {
    const target = links.resolve(path, spec);
    return target.to === 'file' ? definitions(links, target.path, imported, depth + 1) : [];
  }
}
