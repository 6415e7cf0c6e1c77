/** Third parties that no vendor file knows: found by their hosts, of lower confidence, and told so wherever people read. */
import { expect, test } from 'vitest';
import { createCatalogue } from '../../server/src/catalogue/create-catalogue';
import { VENDORS } from '../../server/src/catalogue/vendors/index';
import { renderPathwayHover } from '../../server/src/views/hover';
import { renderPathwayLens } from '../../server/src/views/lens';
import { renderRegion } from '../../server/src/views/operations/region-lines';
import { renderJson } from '../../server/src/views/report/json';
import { DEFAULT_CONFIG } from '../../shared/src/config';
import { analyse } from '../harness/analyse';

const SCRIPT = 'https://static.getclicky.com/js';

async function scriptOf(src: string, config = '{}') {
  return analyse({ 'index.html': `<script src="${src}"></script>`, 'optgate.config.json': config });
}

test('a script of a host that is only known by its owner', async () => {
  const analysis = await scriptOf('https://secure.statcounter.com/counter.js');
  const [found] = analysis.pathways;
  expect(found).toMatchObject({ vendorName: 'StatCounter', category: 'analytics', confidence: 'lower' });
  const told = 'StatCounter (not verified)';
  expect(JSON.parse(renderJson(analysis, '0')).pathways[0]).toMatchObject({ confidence: 'lower' });
  expect(analysis.findings.map((it) => it.message).join()).toContain(`loads the script of ${told}`);
  expect(found && renderPathwayHover(found, () => '')).toContain(told);
  expect(found && renderPathwayLens(found)).toContain(told);
  for (const region of ['third-parties', 'pathways'] as const)
    expect(renderRegion(region, { analysis, config: DEFAULT_CONFIG }, []).join('\n')).toContain(`| ${told} |`);
});

test('a vendor file comes first, and the configuration before it', async () => {
  const { pathways } = await scriptOf(SCRIPT);
  expect(pathways[0]?.confidence).toBe(VENDORS.some((it) => it.id === 'clicky') ? undefined : 'lower');
  const own = { id: 'own', name: 'Own', category: 'analytics', scripts: ['secure.statcounter.com'] };
  const config = JSON.stringify({ vendors: [own] });
  const told = await scriptOf('https://secure.statcounter.com/counter.js', config);
  expect(told.pathways).toMatchObject([{ vendorName: 'Own' }]);
  expect(told.pathways[0]?.confidence).toBeUndefined();
});

test('a category that does not count, and hosts that serve much else', async () => {
  const only = await scriptOf('https://secure.statcounter.com/counter.js', '{ "categories": ["advertising"] }');
  expect(only.pathways).toEqual([]);
  for (const host of [
    'acme.okta.com',
    'api.ebay.com',
    'graph.microsoft.com',
    'fonts.gstatic.com',
    'cdn.jsdelivr.net',
    'acme.test',
  ])
    expect((await scriptOf(`https://${host}/x.js`)).pathways, host).toEqual([]);
});

test('vendor files that are not verified are told so', async () => {
  const analysis = await analyse({ 'a.js': "fetch('https://hook.eu1.make.com/abc', { method: 'POST' });" });
  expect(analysis.pathways).toMatchObject([{ vendor: 'make-webhook', confidence: 'lower' }]);
});

test('a host counts as far as it is known whole', () => {
  const { matchUrl } = createCatalogue();
  expect(matchUrl('https://c.statcounter.com/1', 'image')?.vendor.id).toBe('web-statcounter');
  expect(matchUrl('https://notstatcounter.com/1', 'image')).toBeUndefined();
  expect(matchUrl('https://\0.com/1', 'image')).toBeUndefined();
});

test('a third party is of lower confidence where it was found by a name that its source does not show', async () => {
  const confidenceOf = async (code: string) => (await analyse({ 'main.ts': code })).pathways.map((it) => it.confidence);
  expect(await confidenceOf("window.hj('event', 'x');")).toEqual([undefined]);
  expect(await confidenceOf("window.hj('vpv', '/x');")).toEqual(['lower']);
  expect(await confidenceOf("fetch('https://in.hotjar.com/api');")).toEqual(['lower']);
  expect(await confidenceOf("import '@hotjar/browser'; import Hotjar from 'vue-hotjar'; Hotjar.event('x');")).toEqual([
    'lower',
  ]);
});
