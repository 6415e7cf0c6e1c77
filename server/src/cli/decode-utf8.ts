/** Bytes to text for a file that is written again: a byte that is no UTF-8 could not be written back. */
import { UserError } from './user-error';

export function decodeUtf8(bytes: Buffer, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const good = bytes.toString('utf8').split('\uFFFD', 1)[0] ?? '';
    throw new UserError(`${name}:${good.split('\n').length}: The file is not UTF-8 from here on.`);
  }
}
