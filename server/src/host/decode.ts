/**
 * Bytes to text, the way editors do it: UTF-8 unless a byte order mark says UTF-16. The mark is kept,
 * so that offsets are those of the file. A NUL byte elsewhere means that this is no text.
 */
import type { FileText } from './file-system';

export function decode(bytes: Buffer): FileText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: bytes.toString('utf16le') };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: bigEndian(bytes) };
  if (bytes.includes(0)) return { why: 'binary' };
  return { text: bytes.toString('utf8') };
}

function bigEndian(bytes: Buffer): string {
  const even = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  return even.swap16().toString('utf16le');
}
