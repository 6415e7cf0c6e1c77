/**
 * MobX: observable objects are themselves, reactions run when they are made, actions are the functions given.
 *
 * Source: https://mobx.js.org/api.html
 */
import type { Native } from '../machine/machine';
import { recordBranch } from '../syntax/branches';
import { truthOf } from '../values/value';
import { called, itself } from './called';
import { runLater } from './vue';

/** `action(fn)`, `action('name', fn)`. */
const action: Native = (m, _f, call) => call.args.find((it) => it.refs.length > 0) ?? m.values.unknown;

const runInAction: Native = (m, f, call) => called(m, f, call, call.args[0] ?? m.values.unknown);

const autorun: Native = (m, f, call) => {
  if (call.args[0]) runLater(m, f, call, call.args[0], [m.values.unknown]);
  return m.values.unknown;
};

/** `reaction(() => store.allowed, (allowed) => …)`. */
const reaction: Native = (m, f, call) => {
  const [source = m.values.unknown, effect] = call.args;
  const value = called(m, f, call, source, [m.values.unknown]);
  if (effect && f.state) runLater(m, f, call, effect, [value, m.values.unknown, m.values.unknown]);
  return m.values.unknown;
};

/** `when(() => store.allowed, effect)`; without an effect, a promise. */
const when: Native = (m, f, call) => {
  const [predicate = m.values.unknown, effect] = call.args;
  const isEffect = effect?.refs.some((it) => it.kind === 'function' || it.kind === 'native') ?? false;
  const answer = called(m, f, call, predicate);
  if (!isEffect || !effect || !f.state) return m.values.unknown;
  recordBranch(m, f, call.site, answer, { key: call.site, whenTrue: call.site, whenFalse: undefined });
  if (truthOf(answer).canBeTrue) runLater(m, f, call, effect, []);
  return m.values.unknown;
};

export const MOBX: Readonly<Record<string, Native>> = {
  'mobx#makeAutoObservable': itself,
  'mobx#makeObservable': itself,
  'mobx#observable': itself,
  'mobx#toJS': itself,
  'mobx#action': action,
  'mobx#runInAction': runInAction,
  'mobx#autorun': autorun,
  'mobx#reaction': reaction,
  'mobx#when': when,
  'mobx-react#observer': itself,
  'mobx-react-lite#observer': itself,
};
