/** One case per vendor, from its own data: what it lists is found, and what only looks like it is not. */
import { describe, expect, it } from 'vitest';
import type { LiteralArgument } from '../../server/src/catalogue/catalogue';
import { createCatalogue } from '../../server/src/catalogue/create-catalogue';
import { parsePattern } from '../../server/src/catalogue/patterns/parse-pattern';
import type { Vendor } from '../../server/src/catalogue/vendor';
import { VENDORS } from '../../server/src/catalogue/vendors/index';
import { CATEGORIES } from './categories';

const catalogue = createCatalogue({ categories: CATEGORIES });

describe('the list', () => {
  it('is sorted, has each id once, and an id for each file', () => {
    const ids = VENDORS.map((it) => it.id);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it('survives JSON, as vendors of the configuration do', () => {
    expect(JSON.parse(JSON.stringify(VENDORS))).toEqual(VENDORS);
  });
});

describe.each(VENDORS.map((it) => [it.id, it] as const))('%s', (_, vendor) => {
  const methods = [...(vendor.sends ?? []), ...(vendor.starts ?? [])].filter(isPlainMethod);

  it('says where its facts are from, and how it can be found', () => {
    expect(vendor.source).toMatch(/^https:\/\//);
    const roots = [vendor.packages, vendor.globals, vendor.hosts, vendor.scripts].flatMap((it) => it ?? []);
    expect(roots.length).toBeGreaterThan(0);
  });

  it('is found below its packages', () => {
    for (const spec of packagesOf(vendor)) {
      for (const method of methods) expect([spec, method, foundInPackage(spec, method)]).toEqual([spec, method, true]);
    }
  });

  it('is found below its globals', () => {
    for (const name of (vendor.globals ?? []).filter((it) => !it.includes('*'))) {
      for (const method of methods) expect([name, method, foundInGlobal(name, method)]).toEqual([name, method, true]);
    }
  });

  it('is not found below names of others', () => {
    for (const method of methods) {
      expect(foundInPackage('@acme/unrelated', method)).toBe(false);
      expect(foundInGlobal('unrelated', method)).toBe(false);
    }
  });

  it('is found by its hosts and scripts, and not by a host that only begins alike', () => {
    for (const host of vendor.hosts ?? []) expect([host, foundUrl(host, 'http')]).toEqual([host, true]);
    for (const host of vendor.scripts ?? []) expect([host, foundUrl(host, 'script')]).toEqual([host, true]);
    for (const host of (vendor.hosts ?? []).filter((it) => !it.startsWith('*/'))) {
      const [name = '', ...path] = toUrl(host).split('/');
      expect(catalogue.matchUrl(`https://${[`${name}.example.com`, ...path].join('/')}`, 'http')).toBeUndefined();
    }
  });

  it('promises nothing by an opt-out that nobody read', () => {
    const promised = (vendor.optOut ?? []).filter((it) => it.effect !== 'nothing').map((it) => it.call);
    expect(promised.filter((it) => vendor.verified === false || vendor.unseen?.includes(it))).toEqual([]);
  });

  it('has opt-outs that are recognised', () => {
    for (const { call } of vendor.optOut ?? []) expect([call, optOutFound(vendor, call)]).toEqual([call, true]);
  });
});

/** Patterns without literals, options, wildcards: their calls can be written down from the pattern alone. */
function isPlainMethod(text: string): boolean {
  return /^[\w$.]+$/.test(text);
}

function packagesOf({ packages, exports }: Vendor): readonly string[] {
  return exports ? [] : (packages ?? []);
}

function foundInPackage(spec: string, method: string): boolean {
  const path = ['default', ...method.split('.')];
  return catalogue.matchUse({ root: { kind: 'package', spec }, path, steps: [] }, 'call', []) !== undefined;
}

/** As a method, a command or a queue entry: vendors differ, and any of them is enough. */
function foundInGlobal(name: string, method: string): boolean {
  const global = (path: readonly string[], args: readonly LiteralArgument[]) =>
    catalogue.matchUse({ root: { kind: 'global' }, path: [name, ...path], steps: [] }, 'call', args) !== undefined;
  return global(method.split('.'), []) || global([], [method]) || global(['push'], [[method]]);
}

function foundUrl(host: string, use: 'http' | 'script'): boolean {
  return catalogue.matchUrl(`https://${toUrl(host)}`, use) !== undefined;
}

function toUrl(host: string): string {
  return host
    .replace(/^\*(?=\/)/, 'stats.example.com')
    .replace(/^\*\./, '')
    .replaceAll('*', 'x')
    .replace(/\{\w*\}/g, 'x');
}

function optOutFound(vendor: Vendor, call: string): boolean {
  const { how, names, literals, options } = parsePattern(call);
  const plain = names.map((it) => it.replaceAll('*', 'x'));
  const args: LiteralArgument[] = literals.map(toLiteral);
  if (options.length > 0) args.push(toOptions(options));
  const roots = [
    ...(vendor.packages ?? []).flatMap((spec) =>
      (vendor.exports ?? ['default']).map((name) => ({
        root: { kind: 'package', spec } as const,
        path: [name, ...plain],
      })),
    ),
    ...(vendor.globals ?? []).map((name) => ({ root: { kind: 'global' } as const, path: [name, ...plain] })),
    { root: { kind: 'global' } as const, path: plain },
  ];
  if (call.startsWith('*:')) {
    return (
      catalogue.matchOptOut({ root: { kind: 'global' }, path: [vendor.globals?.[0] ?? ''], steps: [] }, 'call', [
        1,
        ...args,
      ]) !== undefined
    );
  }
  return roots.some(({ root, path }) => {
    const command = catalogue.matchOptOut({ root, path: path.slice(0, 1), steps: [] }, 'call', [
      plain.join('.'),
      ...args,
    ]);
    return (catalogue.matchOptOut({ root, path, steps: [] }, how, args) ?? command)?.optOut.call !== undefined;
  });
}

function toLiteral(text: string): LiteralArgument {
  return text === '*' ? 'x' : text;
}

function toOptions(options: ReturnType<typeof parsePattern>['options']): LiteralArgument {
  const result: { [key: string]: LiteralArgument } = {};
  for (const { key, value, absent } of options) {
    if (absent) continue;
    const [last = '', ...above] = key.split('.').reverse();
    const leaf: LiteralArgument = { [last]: value === undefined || value === '*' ? 'x' : value };
    Object.assign(
      result,
      above.reduce<LiteralArgument>((inner, name) => ({ [name]: inner }), leaf),
    );
  }
  return result;
}
