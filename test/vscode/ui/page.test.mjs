/** The page for people without the repository, in the browser: by day and by night, on a telephone, and on paper. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { openBrowser } from '../harness/browser.mjs';
import { writePage } from '../harness/command-line.mjs';
import { EXAMPLE } from '../harness/paths.mjs';
import { takeScreenshot } from '../harness/workbench.mjs';

const WIDE = { width: 1200, height: 1400 };
/** A4, landscape, without its margins. */
const PAPER = { width: 1030, height: 700 };

let folder;
let browser;
let page;
const asked = [];

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'optgate-page-'));
  const file = path.join(folder, 'report.html');
  await writePage(EXAMPLE, file);
  ({ browser, page } = await openBrowser());
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${pathToFileURL(file)}`);
});

after(async () => {
  await browser?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

for (const colorScheme of ['light', 'dark']) {
  test(`it is readable in ${colorScheme} colours`, async () => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(WIDE);
    const contrasts = await page.evaluate(contrastsOf);
    assert.deepEqual(
      contrasts.filter((it) => it.contrast < 4.5),
      [],
    );
    assert.ok(contrasts.length > 50);
    await takeScreenshot({ page }, `12-page-${colorScheme}`);
  });
}

test('on a telephone only tables are wider than it, and scroll by themselves', async () => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 390, height: 844 });
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  await takeScreenshot({ page }, '12-page-narrow');
});

test('on paper nothing is cut off, and night is day', async () => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.setViewportSize(PAPER);
  const rights = await page.locator('table').evaluateAll((all) => all.map((it) => it.getBoundingClientRect().right));
  assert.ok(rights.length > 3);
  assert.deepEqual(
    rights.filter((right) => right > PAPER.width),
    [],
  );
  assert.equal(await page.locator('body').evaluate((it) => getComputedStyle(it).color), 'rgb(31, 35, 40)');
  await takeScreenshot({ page }, '12-page-paper');
});

test('it loads nothing', () => {
  assert.deepEqual(
    asked.filter((url) => !url.startsWith('file:')),
    [],
  );
  assert.equal(asked.length, 1);
});

/** Runs in the page: of every text, how far its colour stands out (WCAG). */
function contrastsOf() {
  const parse = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((it) =>
      it / 255 <= 0.03928 ? it / 255 / 12.92 : ((it / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const canvas =
    getComputedStyle(document.documentElement).colorScheme.includes('dark') &&
    matchMedia('(prefers-color-scheme: dark)').matches
      ? [18, 18, 18]
      : [255, 255, 255];
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const [r, g, b, a = 1] = parse(getComputedStyle(at).backgroundColor);
      if (a > 0) return [r, g, b];
    }
    return canvas;
  };
  const texts = [...document.querySelectorAll('body *')].filter((it) =>
    [...it.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ''),
  );
  return texts.map((it) => {
    const [light, dark] = [luminance(parse(getComputedStyle(it).color)), luminance(behind(it))].sort((a, b) => b - a);
    return { text: it.textContent.slice(0, 40), contrast: (light + 0.05) / (dark + 0.05) };
  });
}
