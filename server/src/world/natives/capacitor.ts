/** Capacitor's store of an app: `const { value } = await Preferences.get({ key: 'analytics_opt_out' })`. */
import { promiseResolved } from '../calls/promises';
import { storedUnder } from '../choice/stored-under';
import { storedText } from '../choice/writers';
import { noteWrite } from '../choice/written';
import type { Frame } from '../machine/frame';
import type { Machine, Native, NativeCall } from '../machine/machine';
import { defineProperty, readMember } from '../objects/members';
import { foreignUnknown } from '../outside/foreign';
import { textOf } from '../values/strings';
import type { Value } from '../values/value';

const MEDIUM = 'kv';

const get: Native = (m, f, call) => {
  const key = keyIn(m, f, call);
  const held = key === undefined ? undefined : storedUnder(m, f, key, call.site, { medium: MEDIUM, script: false });
  const answer = m.refs.object(f.ctx, call.site, 'preference', 'object');
  defineProperty(m, f, answer.heap, 'value', held ?? foreignUnknown(m), true);
  return promiseResolved(m, f, call.site, m.values.ref(answer));
};

const set: Native = (m, f, call) => {
  const [options = m.values.undefined] = call.args;
  return written(m, f, call, storedText(m, readMember(m, f, options, 'value', undefined)));
};

const remove: Native = (m, f, call) => written(m, f, call, undefined);

function written(m: Machine, f: Frame, call: NativeCall, value: Value | undefined): Value {
  const key = keyIn(m, f, call);
  if (key === undefined) m.openKeys.add(MEDIUM);
  else noteWrite(m, f, call.site, { key, medium: MEDIUM, value, httpOnly: false });
  return promiseResolved(m, f, call.site, m.values.undefined);
}

function keyIn(m: Machine, f: Frame, { args: [options] }: NativeCall): string | undefined {
  return options && textOf(readMember(m, f, options, 'key', undefined));
}

const STORES = ['@capacitor/preferences#Preferences', '@capacitor/storage#Storage', '@capacitor/core#Plugins.Storage'];

export const CAPACITOR: Readonly<Record<string, Native>> = Object.fromEntries(
  STORES.flatMap((it) => [
    [`${it}.get`, get],
    [`${it}.set`, set],
    [`${it}.remove`, remove],
  ]),
);
