/**
 * OneTrust's `InsertScript` and `InsertHtml`: what they put into the page waits for the group that is named last.
 *
 * Source: https://developer.onetrust.com/onetrust/docs/javascript-api
 */
import type { Expr } from '../../facts/ir';
import { escape } from '../calls/escape';
import { runsOnConsent } from '../choice/consent-callbacks';
import { readOf } from '../choice/preferences';
import type { Frame } from '../machine/frame';
import type { Machine, Native, NativeCall } from '../machine/machine';
import { loadMarkup } from '../sharing/markup';
import { textOf } from '../values/strings';
import { noteRequest } from './http';

/** Runs `insert` where the group is active. Without a group it waits for nothing. */
function inGroup(m: Machine, f: Frame, call: NativeCall, insert: () => void): void {
  const group = call.args[4] && textOf(call.args[4]);
  const before = f.state;
  if (group === undefined || m.catalogue.isNecessary(group)) insert();
  else {
    const read = readOf(m, f, 'cmp', m.catalogue.purposeOfName(group) ?? 'any', { name: group, at: call.site });
    if (runsOnConsent(m, f, read, call.site)) insert();
  }
  f.state = before;
}

const insertScript: Native = (m, f, call) => {
  inGroup(m, f, call, () => {
    noteRequest(m, f, call, call.args[0] ?? m.values.undefined, 'script');
    if (call.args[2]) escape(m, f, call.args[2], call.site);
  });
  return m.values.undefined;
};

const insertHtml: Native = (m, f, call) => {
  const text = call.args[0] && textOf(call.args[0]);
  const written = call.site.k === 'call' ? call.site.args[0] : undefined;
  inGroup(m, f, call, () => {
    const place = { at: call.site, span: call.site, written: written as Expr | undefined, runsScripts: true };
    if (text !== undefined) loadMarkup(m, f, text, place);
    if (call.args[2]) escape(m, f, call.args[2], call.site);
  });
  return m.values.undefined;
};

export const ONETRUST: Readonly<Record<string, Native>> = Object.fromEntries(
  ['OneTrust', 'Optanon'].flatMap((it) => [
    [`${it}.InsertScript`, insertScript],
    [`${it}.InsertHtml`, insertHtml],
  ]),
);
