/**
 * Which names of the global object a file writes and which it reads, as written: `window.shop = …`,
 * `shop = …`, `(function (root) { root.shop = … })(this)`. Names only: what they hold is evaluated.
 */
import { remembered } from '../std/remembered';
import type { Expr, FileFacts, Pattern, Stmt } from './ir';
import { forEachExpr } from './walk';

export interface GlobalNames {
  readonly written: ReadonlySet<string>;
  readonly read: ReadonlySet<string>;
  /** It does something with the global object itself: any name may be read. */
  readonly readsAny: boolean;
}

const GLOBAL_OBJECTS: ReadonlySet<string> = new Set(['window', 'globalThis', 'self', 'global', 'top', 'parent']);

/** What a browser, a server or a library that everyone knows calls or reads by this name. */
const PLATFORM =
  /^(?:on[a-z]+|document|location|navigator|history|screen|console|process|module|exports|require|define|Math|JSON|Object|Array|String|Number|Boolean|Function|Symbol|Promise|Date|RegExp|Error|Reflect|Map|Set|Intl|URL|URLSearchParams|Element|HTML\w*Element|Node|NodeList|Event|EventTarget|XMLHttpRequest|WebSocket|Request|Response|Headers|FormData|fetch|localStorage|sessionStorage|indexedDB|caches|performance|crypto|customElements|chrome|browser|jQuery|\$|_|angular|Vue|React|ReactDOM|Ember|Backbone|Drupal|wp|Shopify|name|status|event|opener|frames|length|alert|prompt|confirm|open|close|print|postMessage|scroll\w*|set(?:Timeout|Interval|Immediate)|clear(?:Timeout|Interval)|requestAnimationFrame|addEventListener|__\w+__)$/;

export function isPlatformName(name: string): boolean {
  return PLATFORM.test(name);
}

const known = new WeakMap<FileFacts, GlobalNames>();

/** `App.cookies`, of `window.App.cookies` or `App.cookies`. */
export function globalPath(x: Expr | Pattern): string | undefined {
  if (x.k === 'global' || x.k === 'pglobal') return isGlobalObject(x.name) ? '' : x.name;
  if (x.k === 'pmem') return globalPath(x.x);
  if (x.k !== 'member') return undefined;
  const above = globalPath(x.obj);
  return above === undefined ? undefined : above === '' ? x.name : `${above}.${x.name}`;
}

/** What a file puts there as soon as it runs, whatever else is the case. */
export function globalPathsSet(facts: FileFacts): readonly string[] {
  return (facts.functions[0]?.body ?? []).flatMap((it) => {
    const path = it.k === 'expr' && it.x.k === 'assign' && it.x.op === '=' ? globalPath(it.x.target) : undefined;
    return path ? [path] : [];
  });
}

export function isGlobalObject(name: string): boolean {
  return GLOBAL_OBJECTS.has(name);
}

export function globalNames(facts: FileFacts): GlobalNames {
  return remembered(known, facts, () => collect(facts));
}

function collect(facts: FileFacts): GlobalNames {
  const aliases = collectAliases(facts);
  const written = new Set<string>();
  const read = new Set<string>();
  // How often the global object is mentioned in another way than for one of its names.
  let open = 0;
  forEachExpr(facts, (node) => {
    if (isGlobalObjectItself(node)) open++;
    else if (node.k === 'un' && node.op === 'typeof' && isGlobalObjectItself(node.x)) open--;
    else if (node.k === 'member' && isGlobalObjectItself(node.obj)) open--;
    if (node.k === 'assign') noteTarget(node.target);
    else if (node.k === 'global' && !isGlobalObject(node.name)) read.add(node.name);
    else if (node.k === 'member' && isObject(node.obj)) read.add(node.name);
  });
  return { written, read, readsAny: open > 0 };

  function noteTarget(target: Pattern): void {
    if (target.k === 'pglobal') written.add(target.name);
    if (target.k !== 'pmem') return;
    const name = nameBelow(target.x);
    if (name !== undefined) written.add(name);
  }

  function nameBelow(x: Extract<Expr, { k: 'member' | 'index' }>): string | undefined {
    if (!isObject(x.obj)) return undefined;
    if (x.k === 'member') return x.name;
    return x.index.k === 'lit' && typeof x.index.v === 'string' ? x.index.v : undefined;
  }

  function isObject(x: Expr): boolean {
    return (x.k === 'ref' && aliases.has(x.b)) || isGlobalObjectItself(x);
  }
}

function isGlobalObjectItself(x: Expr | Stmt | undefined): boolean {
  return x?.k === 'global' && isGlobalObject(x.name);
}

/** `const w = window`, and the parameter of a function that is called on the spot with `window` or `this`. */
function collectAliases(facts: FileFacts): ReadonlySet<number> {
  const aliases = new Set<number>();
  forEachExpr(facts, (node, f) => {
    if (node.k === 'var') {
      for (const { target, init } of node.decls) {
        if (target.k === 'pid' && isGlobalObjectItself(init)) aliases.add(target.b);
      }
    }
    if (node.k !== 'call' || node.callee.k !== 'fn') return;
    const params = facts.functions[node.callee.f]?.params ?? [];
    node.args.forEach((arg, i) => {
      const target = params[i]?.target;
      const isPassed = arg.k !== 'spread' && (isGlobalObjectItself(arg) || (arg.k === 'this' && f === 0));
      if (target?.k === 'pid' && isPassed) aliases.add(target.b);
    });
  });
  return aliases;
}
