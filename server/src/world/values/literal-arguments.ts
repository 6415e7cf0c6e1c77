/** Abstract arguments as the catalogue sees them: literals where known, undefined elsewhere. */
import type { LiteralArgument } from '../../catalogue/catalogue';
import type { Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';
import { onlyLiteral, type Value } from './value';

const MAX_DEPTH = 3;
const MAX_KEYS = 40;

export function literalArgument(m: Machine, f: Frame, value: Value, depth = 0): LiteralArgument {
  const only = onlyLiteral(value);
  if (only) return only.literal;
  const [address, ...others] = value.literals.filter((it) => typeof it === 'string' && /^https?:\/\//.test(it));
  // `baseURL: process.env.API ?? 'https://api.segment.io'`
  if (address !== undefined && others.length === 0) return address;
  const ref = value.refs[0];
  if (value.refs.length !== 1 || value.unknown || value.literals.length > 0 || ref?.kind !== 'object') return undefined;
  if (depth >= MAX_DEPTH) return ref.shape === 'array' ? [] : {};
  const entries = [...ref.heap.props].slice(0, MAX_KEYS);
  const part = (cell: (typeof entries)[number][1]) => literalArgument(m, f, readCell(cell, f.ctx), depth + 1);
  if (ref.shape === 'array') {
    const numbered = entries.filter(([name]) => /^\d+$/.test(name));
    return numbered.map(([, cell]) => part(cell));
  }
  // The elements of a set are kept by what they are.
  if (ref.shape === 'set')
    return readCell(ref.heap.rest, f.ctx) === m.values.never ? entries.map(([, cell]) => part(cell)) : undefined;
  // A key whose value is not known is still a key: `{ email }`.
  return Object.fromEntries(entries.filter(([name]) => !name.includes(' ')).map(([name, cell]) => [name, part(cell)]));
}
