/** 16-digit hexadecimal hashes of texts: ids that people see and tools keep. Not against an adversary. */
import { contentHash } from './content-hash';

export function stableId(text: string): string {
  return halfId(text) + halfId(`${text}\u0000`);
}

/** The first eight digits tell the place, the last eight what is there: the same thing elsewhere keeps the latter. */
export function placedId(place: string, content: string): string {
  return halfId(place) + halfId(content);
}

/** What of a placed id stays when its place is renamed; undefined of a text that is no such id. */
export function contentOfId(id: string): string | undefined {
  return /^[\da-f]{16}$/.test(id) ? id.slice(8) : undefined;
}

function halfId(text: string): string {
  return contentHash(text).toString(16).padStart(14, '0').slice(0, 8);
}
