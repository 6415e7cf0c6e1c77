/**
 * What a query's condition says the choice is about: `{ where: { userId, type: 'EMAIL' } }`. Who wants no mail has said
 * nothing of what is shared with third parties; who said no to analytics has said it of analytics.
 */
import type { Purpose } from '../../catalogue/consent-platform';
import type { CallSpec } from '../calls/calls';
import type { Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';
import { allProperties } from '../objects/properties';
import { wholeText } from '../values/strings';
import type { Value } from '../values/value';

const KIND = /^(?:type|kind|channel|category|scope|topic|medium|purpose|opt_?out_?type|consent_?type)$/i;
/** By these, a person is reached; alone, they are about no third party. */
const CHANNEL =
  /^(?:e?-?mails?|sms|texts?|push|phone|calls?|post|newsletters?|digest|notifications?|in_?app|whatsapp)(?:[_-](?:messages?|notifications?|newsletter|digest|calls?))?$/i;
const MAX_DEPTH = 3;

/** `channel`: about how a person is reached. Undefined: nothing is said, or what is not known. */
export function kindAsked(m: Machine, f: Frame, { args }: CallSpec): Purpose | 'channel' | undefined {
  for (const said of args.slice(0, 2).flatMap((it) => kindsIn(f, it, 0))) {
    if (CHANNEL.test(said)) return 'channel';
    const purpose = m.catalogue.purposeOfName(said);
    if (purpose) return purpose;
  }
  return undefined;
}

function kindsIn(f: Frame, { refs }: Value, depth: number): readonly string[] {
  if (depth > MAX_DEPTH) return [];
  return refs.flatMap((ref) =>
    ref.kind === 'object' && ref.shape === 'object'
      ? allProperties(ref.heap, f.ctx).flatMap(([name, cell]) => {
          const value = readCell(cell, f.ctx);
          const text = KIND.test(name) ? wholeText(value) : undefined;
          return text === undefined ? kindsIn(f, value, depth + 1) : [text];
        })
      : [],
  );
}
