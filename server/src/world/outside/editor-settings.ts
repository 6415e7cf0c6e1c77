/**
 * What an editor's user has set: `workspace.getConfiguration('acme').get('telemetry.enabled')`. The user of an editor is the
 * consumer, and what is set keeps its type.
 */
import type { CallSpec } from '../calls/calls';
import { choice, isNobodys, readOf, seedBoolean } from '../choice/preferences';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import type { ForeignRef } from '../values/ref';
import { textOf } from '../values/strings';
import type { Value } from '../values/value';
import { answerTo } from '../worlds';

const EDITORS = /^(?:vscode|coc\.nvim|@theia\/plugin)$/;
const USAGE = /^(?:telemetry|analytics|tracking|usage_?(?:data|statistics|stats|reporting|metrics)?)$/;
/** The rest of such a name says no more than that. */
const SWITCH = /^(?:is|enabled?|allow(?:ed)?|on|active|send|share|collect|consent|opt_?in|opted_?in)$/;
const REFUSAL = /^(?:disabled?|off|opt_?out|opted_?out|deny|denied|no)$/;
const LEVEL = /^(?:level|mode)$/;

/** Undefined where it is no setting of whether usage is told. */
export function editorSetting(
  m: Machine,
  f: Frame,
  { access: { root, path, steps } }: ForeignRef,
  call: CallSpec,
): Value | undefined {
  if (root.kind !== 'package' || !EDITORS.test(root.spec)) return undefined;
  if (path.at(-1) !== 'get' || path.at(-2) !== 'getConfiguration') return undefined;
  const [section] = steps.find(({ after }) => path[after - 1] === 'getConfiguration')?.args ?? [];
  const own = call.args[0] && textOf(call.args[0]);
  if (own === undefined) return undefined;
  const key = typeof section === 'string' ? `${section}.${own}` : own;
  const said = saidBy(key);
  if (!said) return undefined;
  const read = readOf(m, f, 'stored', 'any', { name: key, at: call.site });
  const answer = isNobodys(f, 'stored') ? 'unknown' : answerTo(m.world, read);
  if (said !== 'level') return seedBoolean(m, said, read, answer === 'nothing' ? 'unknown' : answer);
  if (answer === 'unknown' || answer === 'nothing') return m.values.withReads(m.values.unknown, [read]);
  return choice(m, { form: 'string', polarity: 'in', answer, read });
}

/** Of `acme.telemetry.enabled`, `acme.enableTelemetry`, `acme.telemetryLevel`: what being on means. */
function saidBy(key: string): 'in' | 'out' | 'level' | undefined {
  const parts = key.split('.').map((it) => it.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase());
  const at = parts.findIndex((it) =>
    it.split('_').some((_, i, words) => USAGE.test(words.slice(i).join('_')) || USAGE.test(words[i] ?? '')),
  );
  if (at < 0) return undefined;
  const words = parts.slice(at).flatMap((it) => it.split('_'));
  const others = words.filter((it) => !USAGE.test(it) && !/^(?:data|statistics|stats|reporting|metrics)$/.test(it));
  if (others.length === 1 && LEVEL.test(others[0] ?? '')) return 'level';
  const joined = others.join('_');
  if (others.some((it) => REFUSAL.test(it)) || REFUSAL.test(joined))
    return others.every((it) => REFUSAL.test(it) || it === 'opt' || it === 'out' || it === 'opted') ? 'out' : undefined;
  return others.every((it) => SWITCH.test(it) || it === 'opt' || it === 'opted' || it === 'in') ? 'in' : undefined;
}
