/** A witness begins where code out of sight, a framework or a page begins, and says each name once. */
import { expect, test } from 'vitest';
import type { Scopes } from '../../server/src/world/relevance/relevance';
import { analyse } from '../harness/analyse';

/** As if the program were too large to be run whole. */
const narrow = (scopes: Scopes): Scopes => ({
  whole: { ...scopes.whole, size: Number.POSITIVE_INFINITY },
  vicinity: () => scopes.vicinity({ mentions: 0, namesakes: 0, functions: 0 }),
});

test('a handler that code out of sight uses', async () => {
  const files = {
    'slack.ts': `
const handleSlack = () => fbq('track', 'E');
const handlers = { slack: handleSlack };
export const handle = (kind) => handlers[kind]();`,
    'all.ts': `import { handle } from './slack';\nexport const run = (kinds) => kinds.forEach(handle);`,
  };
  const { pathways } = await analyse(files, { narrow });
  const [first] = pathways[0]?.route ?? [];
  expect(first?.label.match(/handleSlack/g)).toHaveLength(1);
});
