/** No text with a vendor's root may slip through; common words must not let everything pass. */
import { describe, expect, it } from 'vitest';
import { createCatalogue } from '../../server/src/catalogue/create-catalogue';
import type { Vendor } from '../../server/src/catalogue/vendor';
import { VENDORS } from '../../server/src/catalogue/vendors/index';
import { CATEGORIES } from './categories';

const { prefilter } = createCatalogue({ categories: CATEGORIES });

describe.each(VENDORS.map((it) => [it.id, it] as const))('%s', (_, vendor) => {
  it('passes in every form in which code may name it', () => {
    const texts = [
      ...(vendor.packages ?? []).flatMap((it) => [
        `import x from '${it}';`,
        `require("${it}/sub")`,
        `import(\`${it}\`)`,
      ]),
      ...(vendor.globals ?? []).map((it) => it.replaceAll('*', 'x')).flatMap((it) => usesOf(it, vendor)),
      ...(vendor.components ?? []).filter((it) => it.startsWith('useScript')).map((it) => `const a = ${it}()`),
      ...[...(vendor.hosts ?? []), ...(vendor.scripts ?? [])]
        .filter((it) => !it.startsWith('*/'))
        .map((it) => `fetch('https://${it.replaceAll('*', 'x')}')`),
    ];
    expect(texts.filter((it) => !prefilter.test(it))).toEqual([]);
  });
});

describe('plain code', () => {
  it.each([
    'export const total = (items) => items.reduce((s, it) => s + it.price, 0);',
    "import { readFile } from 'node:fs/promises';\nfs.readFileSync(path);",
    'const stats = require("./stats"); module.exports = stats;',
    'for (const s of sizes) console.log(`${s}px`);',
    'function H1({ children }) { return <h1>{children}</h1>; }',
    'the loops of a double bucketful',
    'const pi = Math.PI; const ok = a && aa;',
    'const codes = [\n  "aa", "ab"]; scrollAdjust(codes); heaps.push(codes);',
  ])('%s', (text) => {
    expect(prefilter.test(text.replace(/bucket/, ''))).toBe(false);
  });
});

describe('a vendor of the configuration', () => {
  it('passes too', () => {
    const own = createCatalogue({
      vendors: [{ id: 'acme', name: 'Acme', category: 'advertising', globals: ['acmeq'] }],
    });
    expect(own.prefilter.test("acmeq('track')")).toBe(true);
    expect(own.matchUse({ root: { kind: 'global' }, path: ['acmeq'], steps: [] }, 'call', ['track'])).toBeUndefined();
  });
});

/** One letter alone is everywhere, so it counts with a method of its vendor. */
function usesOf(name: string, { sends = [] }: Vendor): readonly string[] {
  const method = name.length === 1 ? (sends[0] ?? '') : 'a';
  const uses = [
    `${name}.${method}()`,
    `window.${name}?.${method}()`,
    `window['${name}'] = 1`,
    `(window as any).${name}.${method}()`,
  ];
  return name.length === 1 ? uses : [...uses, `${name}('a')`, `;${name}.push([1])`];
}
