/** Where the code that serves choices is too much to be followed, what stores one under a key of its own is still found. */
import { expect, test } from 'vitest';
import { analyse } from '../harness/analyse';

const BANNER = `export function setConsent(value: string | null) {
  if (value === 'all') document.cookie = 'oa=1; path=/';
  else document.cookie = 'oa=0; path=/';
  window.dispatchEvent(new CustomEvent('cookie-consent', { detail: value === 'all' }));
}
`;
const CONTROLS = `import { setConsent } from './banner';
document.querySelectorAll('[data-choice]').forEach((it) => {
  it.addEventListener('click', () => setConsent(it.getAttribute('data-choice')));
});
`;
const STEPS = Array.from({ length: 110 }, (_, i) => `export function step${i}(log) {\n  log.add(${i});\n}\n`).join('');

function program(files: number): Record<string, string> {
  const rest = Array.from({ length: files }, (_, i) => [`opt-out/steps${i}.ts`, STEPS] as const);
  return {
    'app.ts': `import './controls';\nfbq('track', 'PageView');\n`,
    'controls.ts': CONTROLS,
    'banner.ts': BANNER,
    ...Object.fromEntries(rest),
  };
}

test.each([
  [1, true],
  [50, false],
])(
  'with %i files of steps',
  async (files, complete) => {
    const { duties, findings } = await analyse(program(files));
    expect(duties.complete).toBe(complete);
    expect(duties.handlers.map((it) => `${it.file} ${it.label}`)).toEqual(['controls.ts `setConsent`']);
    expect(findings.map((it) => it.ruleId)).not.toContain('opt-out-missing');
  },
  60_000,
);

test('where nothing is stored under a key of its own, not all was followed', async () => {
  const { 'app.ts': _, 'controls.ts': __, 'banner.ts': ___, ...steps } = program(50);
  const { duties } = await analyse({ ...steps, 'app.ts': `fbq('track', 'PageView');\n` });
  expect(duties.complete).toBe(false);
}, 60_000);
