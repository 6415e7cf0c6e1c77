/**
 * Segment's consent wrappers: what is wrapped loads only where some category is agreed to. What is not wrapped is
 * not held back.
 */
import { callValue, settled } from '../calls/calls';
import { escape } from '../calls/escape';
import { readOf, seedBoolean } from '../choice/preferences';
import type { Frame } from '../machine/frame';
import type { Machine, Native, NativeCall } from '../machine/machine';
import { readCell } from '../machine/machine';
import { defineProperty, readMember } from '../objects/members';
import { allProperties } from '../objects/properties';
import { recordBranch } from '../syntax/branches';
import { fromTruth } from '../values/compare';
import { truthOf, type Value } from '../values/value';

/** May anything be sent, as far as is known here? */
type Asks = (m: Machine, f: Frame, call: NativeCall) => Value;

function wrap(m: Machine, f: Frame, call: NativeCall, asks: Asks): Value {
  const analytics = call.args[0] ?? m.values.undefined;
  const wrapped = m.refs.object(f.ctx, call.site, 'wrapped', 'object', analytics);
  const load = m.refs.native(
    `load wrapped ${wrapped.id}`,
    (mm, ff, it) => {
      const given = asks(mm, ff, it);
      recordBranch(mm, ff, it.site, given, { key: it.site, whenTrue: it.site, whenFalse: undefined });
      if (!ff.state || !truthOf(given).canBeTrue) return analytics;
      const callee = readMember(mm, ff, analytics, 'load', undefined);
      callValue(mm, ff, { callee, self: analytics, args: it.args, site: it.site });
      return analytics;
    },
    analytics,
  );
  defineProperty(m, f, wrapped.heap, 'load', m.values.ref(load), true);
  return m.values.ref(wrapped);
}

const withOneTrust: Native = (m, f, call) =>
  wrap(m, f, call, (mm, ff, { site }) =>
    seedBoolean(mm, 'in', readOf(mm, ff, 'cmp', 'any', { name: 'withOneTrust', at: site })),
  );

/** `createWrapper({ getCategories: () => ({ Advertising: false }) })`: a function that wraps. */
const createWrapper: Native = (m, f, call) => {
  const settings = call.args[0] ?? m.values.undefined;
  const getCategories = readMember(m, f, settings, 'getCategories', undefined);
  for (const ref of settings.refs)
    if (ref.kind === 'object')
      for (const [name, cell] of allProperties(ref.heap, f.ctx))
        if (name !== 'getCategories') escape(m, f, readCell(cell, f.ctx), call.site);
  const asks: Asks = (mm, ff, { site }) => {
    const answer = callValue(mm, ff, { callee: getCategories, self: settings, args: [], site });
    return someOf(mm, ff, settled(mm, answer, ff.ctx));
  };
  return m.values.ref(
    m.refs.native(`wrap ${f.ctx.id}.${call.site.s}`, (mm, ff, it) => wrap(mm, ff, it, asks), getCategories),
  );
};

/** Is some category agreed to? */
function someOf(m: Machine, f: Frame, categories: Value): Value {
  let answers = categories.unknown || categories.literals.length > 0 ? m.values.unknown : m.values.never;
  for (const ref of categories.refs) {
    if (ref.kind === 'choice' && ref.polarity === 'in' && ref.form === 'record') {
      const said = ref.answer === 'no' ? m.values.false : m.values.true;
      answers = m.values.join(answers, m.values.withReads(said, ref.read ? [ref.read] : []));
    } else if (ref.kind === 'object' && ref.shape === 'object' && !ref.proto) {
      const held = allProperties(ref.heap, f.ctx).map(([, cell]) => readCell(cell, f.ctx));
      for (const it of [...held, readCell(ref.heap.rest, f.ctx), readCell(ref.heap.openness, f.ctx)])
        answers = m.values.join(answers, it);
    } else answers = m.values.join(answers, m.values.unknown);
  }
  const { canBeTrue } = truthOf(answers);
  return m.values.withReads(fromTruth(m, { canBeTrue, canBeFalse: !canBeTrue }), answers.reads);
}

export const SEGMENT_CONSENT: Readonly<Record<string, Native>> = {
  '@segment/analytics-consent-wrapper-onetrust#withOneTrust': withOneTrust,
  '@segment/analytics-consent-tools#createWrapper': createWrapper,
};
