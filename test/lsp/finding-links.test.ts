/** The id beside every finding leads somewhere that is there. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createFindingLinks } from '../../server/src/lsp/finding-links';
import type { ServerParts } from '../../server/src/lsp/parts';
import { LAW } from '../../shared/src/law';
import type { RuleId } from '../../shared/src/model';
import { RULE_SEVERITIES } from '../../shared/src/rules';

const IDS = Object.keys(RULE_SEVERITIES) as RuleId[];
const linksFor = (pages?: string) => createFindingLinks({ pages } as ServerParts);

test.each(IDS)('%s has a page', (id) => {
  const href = linksFor(resolve('docs/findings'))(id) ?? '';
  expect(existsSync(fileURLToPath(href))).toBe(true);
});

test('without pages it is the law, where there is one', () => {
  expect(IDS.map(linksFor())).toEqual(IDS.map((id) => LAW[id] ?? undefined));
});
