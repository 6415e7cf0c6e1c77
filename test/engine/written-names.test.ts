/** What people read names a call as their code does, in the finding as on the witness. */
import { expect, test } from 'vitest';
import { createEngine } from '../../server/src/engine/engine';
import { createMemoryFileSystem } from '../../server/src/host/memory-file-system';
import { UNINTERRUPTED } from '../../server/src/std/token';

test('a witness ends at the call as it is written', async () => {
  const files = {
    'app/api/buy/route.ts': `import { Analytics } from '@segment/analytics-node';
const seg = new Analytics({ writeKey: '' });
export async function POST(request: Request) {
  seg.track({ event: 'Bought', userId: (await request.json()).id });
}
`,
  };
  const engine = createEngine(createMemoryFileSystem(files), { today: '2026-01-15' });
  const { pathways, findings } = await engine.update('all', UNINTERRUPTED);
  const [pathway] = pathways;
  expect(pathway?.callee).toBe('analytics.track');
  expect(pathway?.route.at(-1)?.label).toBe('`seg.track` sends to Segment Node');
  const said = findings.filter((it) => it.pathway === pathway?.id).map((it) => it.message);
  expect(said.join()).toMatch(/^`seg\.track` sends/);
});
