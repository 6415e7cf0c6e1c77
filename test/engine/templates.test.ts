/** Templates in other languages: what they name is told, what they open counts, and nothing else of them does. */
import { expect, test } from 'vitest';
import { analyse } from '../harness/analyse';

const TAG = '<script async src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>';
const BANNER = `CookieConsent.run({ categories: { analytics: {} } });`;

test('one that loads a tag is named, and no verdict is silent about it', async () => {
  const { summary, checks } = await analyse({
    'views/layout.ejs': `<% if (x) { %>${TAG}<% } %>`,
    'app.js': 'start();',
  });
  expect(summary.filesScanned).toBe(1);
  expect(summary.filesNotAnalysed.map((it) => it.file)).toEqual(['views/layout.ejs']);
  expect(summary.filesNotAnalysed[0]?.why).toContain('Google Analytics');
  expect(checks[0]?.sentence).toContain('1 template names a third party and is not analysed.');
});

test('one that names none, or only links to one, is not', async () => {
  const { summary, checks } = await analyse({
    'views/a.njk': '<a href="https://www.facebook.com/acme">us</a> <script src="/app.js"></script>',
    'views/b.pug': 'p analytics and gtag are words here',
    'app.js': 'start();',
  });
  expect(summary.filesNotAnalysed).toEqual([]);
  expect(checks[0]?.sentence).not.toContain('template');
});

test('one that opens the consent platform again lets consent be taken back', async () => {
  const rules = async (footer: string) =>
    (await analyse({ 'consent.js': BANNER, 'views/footer.hbs': footer })).findings.map((it) => it.ruleId);
  expect(await rules('<button data-cc="show-preferencesModal">Cookies</button>')).not.toContain('withdrawal-missing');
  expect(await rules('<button>Cookies</button>')).toContain('withdrawal-missing');
});
