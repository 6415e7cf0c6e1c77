/** A place as a relative Markdown link that opens it: `[src/app/page.tsx:14](../src/app/page.tsx#L14)`. */
import type { Place } from '../../../shared/src/model';
import { folderOf } from '../std/path';
import { codeSpan } from './markdown-text';

/** `from`: the file that holds the link. */
export function placeLink({ file, range }: Place, from: string): string {
  const { line } = range.start;
  return `[${codeSpan(`${file}:${line}`)}](${linkTo(file, from)}#L${line})`;
}

/** From the folder of one file to another, for a link in Markdown or HTML. */
export function linkTo(file: string, from: string): string {
  const there = file.split('/');
  const here = folderOf(from).split('/').filter(Boolean);
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same++;
  const parts = [...here.slice(same).map(() => '..'), ...there.slice(same).map(encoded)];
  // A first part such as `c:` would be read as a protocol.
  return parts[0]?.includes(':') || parts[0] === '' ? `./${parts.join('/')}` : parts.join('/');
}

function encoded(part: string): string {
  return encodeURIComponent(part.replace(/[\ud800-\udfff]/gu, '?')).replace(/[!'()*]/g, (it) => {
    return `%${it.charCodeAt(0).toString(16).toUpperCase()}`;
  });
}
