/** Keys of maps and sets as names of properties: `1` and `'1'` are two keys. */
import type { KeyKind } from '../database/key-kinds';
import { ownKindOf } from '../database/own-key';
import { isPartial } from './strings';
import { type Literal, onlyLiteral, type Value } from './value';

const MARK = '\u0001';
/** Of the consumer in hand: see `own-key.ts`. */
export function ownName(kind: KeyKind): string {
  return `${MARK}own ${kind}`;
}

export function isOwnName(name: string): boolean {
  return name.startsWith(`${MARK}own `);
}

/** The name of the one key it must be. */
export function keyName(key: Value): string | undefined {
  const kind = ownKindOf(key);
  if (kind) return ownName(kind);
  const only = onlyLiteral(key);
  if (!only || isPartial(only.literal)) return undefined;
  return typeof only.literal === 'string' ? only.literal : `${MARK}${typeof only.literal} ${String(only.literal)}`;
}

export function keyOfName(name: string): Literal {
  if (!name.startsWith(MARK)) return name;
  const [type, text] = name.slice(1).split(' ');
  if (type === 'number') return Number(text);
  if (type === 'boolean') return text === 'true';
  return text === 'null' ? null : undefined;
}
