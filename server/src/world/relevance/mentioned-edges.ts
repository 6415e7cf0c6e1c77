/**
 * Keys for what joins functions without a name that both mention in code: texts that name an event, and
 * what is put on a property or a global.
 */
import { globalNames } from '../../facts/globals';
import type { Expr, FileFacts, Pattern } from '../../facts/ir';
import type { Node } from './mention-node';

const LISTENS = /^(?:on|once|addListener|prependListener|addEventListener|subscribe|listen)$/;
const EMITS = /^(?:emit|dispatchEvent|trigger|publish|dispatch|fire)\w*$/;
const READS = /^(?:getItem|getCookie)$/;
const MAX_TEXT = 60;
const ANY_TEXT = 'text:*';

export interface EdgeKeys {
  readonly mentions: readonly string[];
  readonly state: readonly string[];
}

const NONE: EdgeKeys = { mentions: [], state: [] };

/** Listening for an event: whoever mentions its name may emit it, and whoever emits any. */
export function eventKeys(it: Extract<Expr, { k: 'call' | 'new' }>): EdgeKeys {
  const name = it.callee.k === 'member' || it.callee.k === 'global' ? it.callee.name : '';
  const [first] = it.args;
  const isText = first?.k === 'lit' && typeof first.v === 'string';
  if (it.k === 'call' && LISTENS.test(name) && it.args.length > 1) {
    return { mentions: [ANY_TEXT], state: isText ? [ANY_TEXT, textKey(String(first.v))] : [ANY_TEXT] };
  }
  // Who writes an entry decides what its readers find.
  if (it.k === 'call' && READS.test(name) && isText) return { mentions: [], state: [textKey(String(first.v))] };
  const emits = it.k === 'new' ? /Event$/.test(name) : EMITS.test(name);
  return emits && first && !isText ? { mentions: [ANY_TEXT], state: [] } : NONE;
}

/** `localStorage.setItem(key, value)`, "document.cookie = `${name}=${value}`": what it is about is said elsewhere. */
export function storesUnderAnyKey(it: Extract<Expr, { k: 'call' | 'new' | 'assign' }>): boolean {
  if (it.k === 'assign') {
    const isCookie = it.target.k === 'pmem' && it.target.x.k === 'member' && it.target.x.name === 'cookie';
    return isCookie && it.value.k === 'tpl' && it.value.strings[0] === '';
  }
  const [key] = it.args;
  return (
    it.callee.k === 'member' && /^(?:set|remove)Item$/.test(it.callee.name) && key !== undefined && key.k !== 'lit'
  );
}

const STATE = 'state of stores';

/** Of Redux: who reads the state depends on all who dispatch, whatever store it is; sagas `select` and `put`. */
export function mentionStore(node: Pick<Node, 'mentions' | 'state'>, name: string): void {
  if (/^(?:use(?:\w*Selector|(?:App)?Store)|getState|connect|mapStateToProps|select)$/.test(name))
    node.state.add(STATE);
  if (
    /^(?:use\w*Dispatch|dispatch|bindActionCreators|mapDispatchToProps|put|putResolve|createEpicMiddleware)$/.test(name)
  )
    node.mentions.add(STATE);
}

export function textKeys(text: string): readonly string[] {
  return text.length <= MAX_TEXT ? [textKey(text)] : [];
}

function textKey(text: string): string {
  return `text:${text}`;
}

/** What an assignment makes known: the property, and all that it is a property of. */
export function assignedKeys(target: Pattern): readonly string[] {
  if (target.k === 'pglobal') return [`global:${target.name}`, `.${target.name}`];
  const keys: string[] = [];
  let x: Expr | undefined = target.k === 'pmem' ? target.x : undefined;
  while (x?.k === 'member' || x?.k === 'index' || x?.k === 'chain') {
    if (x.k === 'member') keys.push(`.${x.name}`);
    else if (x.k === 'index' && x.index.k === 'lit') keys.push(`.${String(x.index.v)}`);
    x = x.k === 'chain' ? x.x : x.obj;
  }
  if (x?.k === 'global') keys.push(`global:${x.name}`, `.${x.name}`);
  return keys;
}

/** Names of a global, or of a property below one, that an assignment fills for whoever reads them. */
export function writtenGlobals(facts: FileFacts, target: Pattern): readonly string[] {
  if (target.k === 'pglobal') return [target.name];
  if (target.k !== 'pmem' || target.x.k !== 'member') return [];
  const { name } = target.x;
  let root: Expr = target.x;
  while (root.k === 'member' || root.k === 'index' || root.k === 'chain') root = root.k === 'chain' ? root.x : root.obj;
  return root.k === 'global' || globalNames(facts).written.has(name) ? [name] : [];
}
