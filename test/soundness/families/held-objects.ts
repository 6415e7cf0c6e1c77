/** Booleans that go through an object before they are tested. */
import type { Family } from './family';
import type { Held } from './held';

export const HELD_IN_OBJECTS: Family<(it: Held) => string[]> = {
  'nested destructuring with defaults': ({ name, value, yes }) => [
    `const { consent: { ads: ${name} = ${yes} } = {} } = { consent: { ads: ${value} } } as any;`,
  ],
  'computed destructuring': ({ name, held, value, unknown }) => [
    `const ${held} = 'ads';`,
    `const { [${held}]: ${name}, other } = { ads: ${value}, other: ${unknown()} } as any;`,
  ],
  'default of what is missing': ({ name, value, unknown, yes }) => [
    `const { ads: ${name} = ${yes} } = (${unknown()} ? {} : { ads: ${value} }) as any;`,
  ],
  'spread before': ({ name, held, value, unknown }) => [
    `const ${held} = { ...{ ads: ${unknown()}, other: 1 }, ads: ${value} };`,
    `const ${name} = ${held}.ads;`,
  ],
  'spread after': ({ name, held, value, unknown, yes }) => [
    `const ${held} = { ads: ${value}, ...(${unknown()} ? { ads: ${yes} } : {}) };`,
    `const ${name} = ${held}.ads;`,
  ],
  'spread of what may be missing': ({ name, held, value, unknown }) => [
    `const ${held}: any = { ...(${unknown()} && { other: 1 }), ...((${value}) && { ads: true }) };`,
    `const ${name} = ${held}.ads === true;`,
  ],
  'parameter pattern': ({ name, value }) => [
    `const ${name} = (({ ads, other = 1 }: any) => ads && other > 0)({ ads: ${value} });`,
  ],
  getter: ({ name, held, plain }) => [
    `const ${held} = { get ads() { return ${plain()}; } };`,
    `const { ads: ${name} } = ${held};`,
  ],
  setter: ({ name, held, value, no }) => [
    `const ${held} = { kept: ${no} as any, set ads(it: any) { this.kept = it; }, get ads() { return this.kept; } };`,
    `${held}.ads = ${value};`,
    `const ${name} = ${held}.ads;`,
  ],
  'defined property': ({ name, held, value }) => [
    `const ${held}: any = Object.defineProperty({}, 'ads', { value: ${value}, enumerable: true });`,
    `const ${name} = ${held}.ads;`,
  ],
  'defined getter': ({ name, held, plain }) => [
    `const ${held}: any = {};`,
    `Object.defineProperty(${held}, 'ads', { get: () => ${plain()} });`,
    `const ${name} = ${held}.ads;`,
  ],
  'inherited property': ({ name, held, value }) => [
    `const ${held} = Object.create({ ads: ${value} });`,
    `const ${name} = ${held}.ads === true;`,
  ],
  'frozen object': ({ name, held, value, yes }) => [
    `const ${held}: any = Object.freeze({ ads: ${value} });`,
    `try { ${held}.ads = ${yes}; } catch {}`,
    `const ${name} = ${held}.ads;`,
  ],
  'proxy that hands on': ({ name, held, value }) => [
    `const ${held}: any = new Proxy({ ads: ${value} } as any, { get: (target, key) => target[key] });`,
    `const ${name} = ${held}.ads;`,
  ],
  'proxy that answers': ({ name, held, plain }) => [
    `const ${held}: any = new Proxy({} as any, { get: () => ${plain()} });`,
    `const ${name} = ${held}.ads;`,
  ],
  symbol: ({ name, held, value }) => [
    `const ${held} = Symbol('ads');`,
    `const ${held}Of = { [${held}]: ${value}, ads: true };`,
    `const ${name} = ${held}Of[${held}];`,
  ],
  'JSON there and back': ({ name, value, unknown }) => [
    `const ${name} = JSON.parse(JSON.stringify({ ads: ${value}, other: ${unknown()} })).ads === true;`,
  ],
  clone: ({ name, value }) => [`const ${name} = structuredClone({ ads: ${value} }).ads;`],
  'entries there and back': ({ name, held, value, unknown }) => [
    `const ${held} = Object.entries({ ads: ${value}, other: ${unknown()} }).map(([key, it]) => [key, it] as const);`,
    `const ${name} = Object.fromEntries(${held}).ads === true;`,
  ],
  'filtered entries': ({ name, held, value, unknown }) => [
    `const ${held} = Object.fromEntries(Object.entries({ ads: ${value}, other: ${unknown()} }).filter(([, it]) => it));`,
    `const ${name} = 'ads' in ${held};`,
  ],
  'one of the entries': ({ name, value, unknown }) => [
    `const ${name} = Object.entries({ ads: ${value}, other: ${unknown()} }).some(([key, it]) => key === 'ads' && it);`,
  ],
  'keys that are true': ({ name, held, value, unknown }) => [
    `const ${held}: any = { ads: ${value}, other: ${unknown()} };`,
    `const ${name} = Object.keys(${held}).filter((key) => ${held}[key]).includes('ads');`,
  ],
  'all values': ({ name, held, value, unknown }) => [
    `const ${held} = Object.values({ ads: ${value}, other: ${unknown()} });`,
    `const ${name} = ${held}[0] === true;`,
  ],
  reflect: ({ name, held, value }) => [
    `const ${held} = {};`,
    `Reflect.set(${held}, 'ads', ${value});`,
    `const ${name} = Reflect.get(${held}, 'ads') === true;`,
  ],
  'own property or none': ({ name, value }) => [`const ${name} = Object.hasOwn((${value}) ? { ads: 1 } : {}, 'ads');`],
  'in or not in': ({ name, value }) => [`const ${name} = 'ads' in ((${value}) ? { ads: 1 } : { other: 1 });`],
  'optional chain': ({ name, held, value }) => [
    `const ${held}: any = (${value}) ? { ads: { on: true } } : undefined;`,
    `const ${name} = ${held}?.ads?.on === true;`,
  ],
  'optional call': ({ name, held, value }) => [
    `const ${held}: any = (${value}) ? { ads: () => true } : {};`,
    `const ${name} = Boolean(${held}.ads?.());`,
  ],
  'alias that is written': ({ name, held, value, yes }) => [
    `const ${held}: any = { ads: ${yes} };`,
    `const ${held}Too = ${held};`,
    `${held}Too.ads = ${value};`,
    `const ${name} = ${held}.ads;`,
  ],
  'written by a function': ({ name, held, value, yes }) => [
    `const ${held}: any = { ads: ${yes} };`,
    `((it: any) => { it['ads'] = ${value.includes('await') ? 'false' : value}; })(${held});`,
    `const ${name} = ${held}.ads;`,
  ],
  'method of a class': ({ name, held, plain }) => [
    `class ${held} { ads() { return ${plain()}; } }`,
    `const ${name} = new ${held}().ads();`,
  ],
  'private field and accessors': ({ name, held, value, yes }) => [
    `class ${held} { #on: any = ${yes}; get ads() { return this.#on; } set ads(it: any) { this.#on = it; } }`,
    `const ${held}One = new ${held}();`,
    `${held}One.ads = ${value};`,
    `const ${name} = ${held}One.ads;`,
  ],
  'super method': ({ name, held, plain }) => [
    `class ${held} { ads() { return ${plain()}; } }`,
    `class ${held}Own extends ${held} { override ads() { return super.ads(); } }`,
    `const ${name} = new ${held}Own().ads();`,
  ],
  'overridden method': ({ name, held, plain, unknown }) => [
    `class ${held} { ask() { return this.ads(); } ads(): any { return ${unknown()}; } }`,
    `class ${held}Own extends ${held} { override ads() { return ${plain()}; } }`,
    `const ${name} = new ${held}Own().ask();`,
  ],
  'static field': ({ name, held, value }) => [
    `class ${held} { static ads: any; }`,
    `${held}.ads = ${value};`,
    `const ${name} = ${held}.ads;`,
  ],
  'static block': ({ name, held, plain, yes }) => [
    `class ${held} { static ads: any = ${yes}; static { ${held}.ads = ${plain()}; } }`,
    `const ${name} = ${held}.ads;`,
  ],
  'field over the base': ({ name, held, plain, unknown }) => [
    `class ${held} { ads: any = ${unknown()}; }`,
    `class ${held}Own extends ${held} { override ads: any = ${plain()}; }`,
    `const ${name} = new ${held}Own().ads;`,
  ],
  mixin: ({ name, held, plain }) => [
    `const ${held} = (Base: any) => class extends Base { ads() { return ${plain()}; } };`,
    `const ${name} = new (${held}(class { other = 1; }) as any)().ads();`,
  ],
  'prototype method': ({ name, held, plain }) => [
    `function ${held}(this: any) { this.other = 1; }`,
    `${held}.prototype.ads = function () { return ${plain()}; };`,
    `const ${name} = new (${held} as any)().ads();`,
  ],
};
