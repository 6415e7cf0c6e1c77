/**
 * Stores that keep values as they are, not their text: a browser extension's storage, the settings of a desktop
 * program. What is kept there under the name of a choice is a yes or no.
 */
import type { Access } from '../../catalogue/catalogue';
import type { Machine } from '../machine/machine';
import type { Literal, Value } from '../values/value';

const STORES =
  /^(?:electron-store|electron-settings|conf|configstore|@tauri-apps\/plugin-store|tauri-plugin-store-api|@plasmohq\/storage|react-native-mmkv)(?:\/|$)/;

/** `new Store().get('telemetryEnabled')`, `storage.getBoolean('analytics_consent')`. */
export function keepsTypes(access: Access): boolean {
  const { root, path } = access;
  const method = path.at(-1);
  if (method === 'getString') return false;
  return method === 'getBoolean' || isMemento(access) || (root.kind === 'package' && STORES.test(root.spec));
}

/** `context.globalState.get('telemetryEnabled')`: what VS Code keeps for an extension. */
export function isMemento({ path }: Access): boolean {
  return /^(?:global|workspace)State$/.test(path.at(-2) ?? '');
}

/** `chrome.storage.local.get('consent')` answers with an object, whatever it is asked for; `managed` is an operator's. */
export function isStorageArea({ path }: Access): boolean {
  return /(?:^|\.)storage\.(?:local|sync|session|managed)\.get$/.test(path.join('.'));
}

/** What an operator set for all who use an extension there. */
export function isManaged({ path }: Access): boolean {
  return path.some((it, i) => it === 'managed' && path[i - 1] === 'storage');
}

/** A text that is true or false is that; who said nothing in a word of their own said yes or no. */
export function asKept(m: Machine, key: string, value: Value): Value {
  if (m.catalogue.isWordedChoice(key)) return value;
  let kept = m.values.make(value.literals.map(asBoolean), [], value.unknown, value.reads);
  for (const ref of value.refs) {
    const isText = ref.kind === 'choice' && ref.form === 'string';
    const said = isText && (ref.polarity === 'out') === (ref.answer === 'no');
    kept = m.values.join(kept, isText ? m.values.literal(said) : m.values.ref(ref));
  }
  return m.values.withReads(kept, value.reads);
}

/** `req.session`, `(await getSession(…)).get(…)`: a server's session keeps values as they are. */
export function isOfSession({ path }: Access): boolean {
  return path.slice(-2).some((it) => /session$/i.test(it));
}

/** What is kept as `consent` alone may be an answer, or an object of answers. `put`: by the program, for somebody. */
export function asKeptInSession(m: Machine, key: string, value: Value, put: Value): Value {
  if (!/^(?:\w+_)?(?:cookie)?_?consents?$/i.test(key) || m.catalogue.purposeOfName(key)) {
    const isYesOrNo = !put.unknown && put.refs.length === 0 && put.literals.every((it) => typeof it !== 'string');
    return isYesOrNo ? asKept(m, key, value) : value;
  }
  const refs = value.refs.map((it) =>
    it.kind === 'choice' && it.form === 'string' ? m.refs.choice({ ...it, decoded: true }) : it,
  );
  return m.values.make(value.literals, refs, value.unknown, value.reads);
}

function asBoolean(literal: Literal): Literal {
  return literal === 'true' || literal === 'false' ? literal === 'true' : literal;
}
