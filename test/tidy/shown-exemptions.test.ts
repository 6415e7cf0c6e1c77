/** Exemptions that people copy from our pages are taken as they stand. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseExemption } from '../../server/src/verdicts/parse-exemption';

/** The examples of `docs/findings` are run by `test/views/finding-pages.test.ts`. */
const PAGES = [
  'README.md',
  ...readdirSync('media/walkthrough').map((it) => `media/walkthrough/${it}`),
  ...readdirSync('docs', { withFileTypes: true }).flatMap((it) => (it.isFile() ? `docs/${it.name}` : [])),
];
const SHOWN = /^\s*\/\/ optgate-ignore-(?:next-line|line|file)\b(.*)$/gm;

const shown = PAGES.flatMap((page) =>
  [...readFileSync(page, 'utf8').matchAll(SHOWN)].map(([, text = '']) => ({ page, text })),
);

test('some are shown', () => expect(shown.length).toBeGreaterThan(1));

test.each(shown)('$page: $text', ({ text }) => expect(parseExemption(text)).not.toHaveProperty('malformed'));
