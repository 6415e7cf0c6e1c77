/**
 * Texts in base64 and the like: where the text is known, so is what it becomes; else it is no word that is asked for. What
 * is unpacked without loss is what it was.
 */
import { plainRecord } from '../choice/raw-records';
import { withPlainValues } from '../database/raw-attributes';
import type { Native } from '../machine/machine';
import type { ForeignRef } from '../values/ref';
import { isPartial } from '../values/strings';
import type { Value } from '../values/value';

const ENCODERS = /^(?:btoa|digest|final|hash|hashSync|sign|signAsync|encrypt|seal|sealData|toString)$/;

/** `btoa(x)`: of a text that is not known, some text. */
const encode: Native = (m, _f, call) => {
  const { literals, refs, unknown, reads } = call.args[0] ?? m.values.undefined;
  const known = literals.filter((it) => !isPartial(it)).flatMap((it) => encoded(String(it)));
  const value = m.values.make(known, [], false, reads);
  if (!unknown && refs.length === 0 && known.length === literals.length) return value;
  const any = m.refs.foreign({ root: { kind: 'global' }, path: ['btoa'], steps: [] }, 'global');
  return m.values.join(value, m.values.ref(m.refs.after(any, { how: 'call', args: [] })));
};

/** None where it has a letter that base64 does not take. */
function encoded(text: string): readonly string[] {
  try {
    return [btoa(text)];
  } catch {
    return [];
  }
}

/** An item as DynamoDB has it, with plain values. */
const plain: Native = (m, _f, call) => {
  const { literals, refs, unknown, reads } = call.args[0] ?? m.values.undefined;
  return m.values.make(
    literals,
    refs.map((it) =>
      it.kind === 'foreign' ? withPlainValues(m.refs, it) : it.kind === 'choice' ? plainRecord(m, it) : it,
    ),
    unknown,
    reads,
  );
};

export const ENCODED: Readonly<Record<string, Native>> = {
  btoa: encode,
  '@aws-sdk/util-dynamodb#unmarshall': plain,
  'aws-sdk#DynamoDB.Converter.unmarshall': plain,
};

/** A hash, a signature, a text in base64: it says nothing by itself. */
export function isEncoded({ literals, refs, unknown }: Value): boolean {
  return (
    !unknown && literals.length === 0 && refs.length > 0 && refs.every((it) => it.kind === 'foreign' && comesOf(it))
  );
}

function comesOf({ access: { path, steps } }: ForeignRef): boolean {
  const last = steps.at(-1);
  const name = path.at(-1) ?? '';
  if (!last || last.after !== path.length || !ENCODERS.test(name)) return false;
  return name !== 'toString' || last.args.some((it) => /^(?:base64|base64url|hex)$/.test(String(it)));
}
