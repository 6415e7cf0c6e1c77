/** A 16-digit hexadecimal hash of a text: ids that people see and tools keep. Not against an adversary. */
import { contentHash } from './content-hash';

export function stableId(text: string): string {
  // Two hashes of differently framed text: one alone has 53 bits, with 14 hexadecimal digits.
  const whole = hex(contentHash(text), 14) + hex(contentHash(`${text}\u0000`), 14);
  return whole.slice(0, 8) + whole.slice(14, 22);
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
