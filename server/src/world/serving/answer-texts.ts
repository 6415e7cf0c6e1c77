/** What a server answers with: a page that it has put together as text loads and runs what its markup says. */
import { settled } from '../calls/calls';
import { escape } from '../calls/escape';
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { textElements } from '../values/text-elements';
import type { Value } from '../values/value';

export function answerTexts(m: Machine, f: Frame, answer: Value, site: Site): void {
  if (answer.refs.length === 0) return;
  for (const it of textElements(settled(m, answer, f.ctx))) escape(m, f, m.values.ref(it), site);
}
