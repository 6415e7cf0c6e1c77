/** A place as people and terminals write it: `src/app/page.tsx:14:9`. */
import type { Place } from '../../../shared/src/model';

export function placeText({ file, range }: Place): string {
  return `${file}:${range.start.line}:${range.start.character}`;
}
