/**
 * What tells somebody: an address, a number to call, what their browser or their visit is called, or else who they are.
 * Who is stored under the one is not found by the other.
 */
import type { Access } from '../../catalogue/catalogue';
import { askedName } from './several';

const KINDS = {
  mail: /mail/i,
  phone: /phone|mobile/i,
  address: /(?:^|_)ip$|Ip$|address$/i,
  session: /sess|^sid$/i,
  browser: /device|anon|visitor|cookie|client/i,
};

export type KeyKind = keyof typeof KINDS | 'id';

export function kindOfKey(name: string): KeyKind {
  const found = Object.entries(KINDS).find(([, it]) => it.test(name));
  return (found?.[0] as KeyKind | undefined) ?? 'id';
}

/** `session` of `req.session.id`, `userId` of `req.session.userId`. */
export function tellingName({ path, steps }: Access): string {
  const asked = askedName({ path, steps });
  if (asked !== undefined) return asked;
  const [above = '', last = ''] = path.slice(-2);
  return /^_?(?:id|uuid|uid|key|value)$/i.test(last) ? above : last || above;
}
