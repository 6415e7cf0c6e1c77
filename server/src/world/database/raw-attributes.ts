/**
 * DynamoDB's own client gives attributes by their type: `item.marketingConsent` is `{ BOOL: false }`, an object, which is
 * there whatever it says.
 */
import type { Access } from '../../catalogue/catalogue';
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { defineProperty } from '../objects/members';
import type { ForeignRef } from '../values/ref';
import type { Refs } from '../values/refs';
import type { Value } from '../values/value';

const PACKAGE = '@aws-sdk/client-dynamodb';
const ROWS = /^(?:Items?|\d+|\[\])$/;

/** A command of the client that knows nothing of documents. */
export function isRawCommand({ root, path }: Access): boolean {
  return /ItemCommand$/.test(path.at(-1) ?? '') || (root.kind === 'package' && root.spec === PACKAGE);
}

export function isRawItem({ path, steps }: Access): boolean {
  const asked = steps.findLast((it) => it.rows);
  const below = path.slice(asked?.after);
  return asked?.rows?.raw === true && below.length > 0 && below.every((it) => ROWS.test(it));
}

/** As `unmarshall(item)` gives it. */
export function withPlainValues(refs: Pick<Refs, 'foreign'>, ref: ForeignRef): ForeignRef {
  if (!isRawItem(ref.access)) return ref;
  const { root, path, steps } = ref.access;
  const plain = steps.map((it) => (it.rows ? { ...it, rows: { ...it.rows, raw: undefined } } : it));
  return refs.foreign({ root, path, steps: plain }, ref.origin, ref.options);
}

/** `said`: what the column tells. */
export function attributeOf(m: Machine, f: Frame, { access }: ForeignRef, said: Value, at: object | undefined): Value {
  if (at === undefined || !isRawItem(access)) return said;
  const attribute = m.refs.object(f.ctx, at as Site, 'attribute', 'object');
  const others = m.values.withReads(m.values.unknown, said.reads);
  for (const type of ['BOOL', 'S', 'N'])
    defineProperty(m, f, attribute.heap, type, type === 'BOOL' ? said : others, true);
  return m.values.withReads(m.values.ref(attribute), said.reads);
}
