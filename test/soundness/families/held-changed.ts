/** Booleans that something changes on the way, or could: what a program does that thinks it only hands them on. */
import type { Family } from './family';
import type { Held } from './held';

export const HELD_CHANGED: Family<(it: Held) => string[]> = {
  'JSON of some keys': ({ name, held, value, unknown }) => [
    `const ${held}: any = JSON.parse(JSON.stringify({ ads: ${value}, other: ${unknown()} }, ['other']));`,
    `const ${name} = ${held}.ads === true;`,
  ],
  'JSON with a replacer': ({ name, held, value, yes }) => [
    `const ${held}: any = JSON.parse(JSON.stringify({ ads: ${value} }, (key, it) => (key === 'ads' ? ${yes} : it)));`,
    `const ${name} = ${held}.ads;`,
  ],
  'JSON that is indented': ({ name, value }) => [
    `const ${name} = JSON.parse(JSON.stringify({ ads: ${value} }, null, 2)).ads === true;`,
  ],
  'generator that is thrown into': ({ name, held, value, yes }) => [
    `const ${held} = (function* (it: any): any { try { yield it; } catch { it = ${yes}; } yield it; })(${value});`,
    `${held}.next();`,
    `const ${name} = ${held}.throw(new Error()).value;`,
  ],
  'generator that is ended': ({ name, held, value, no }) => [
    `let ${held}: any = ${no};`,
    `for (const _ of (function* (it: any) { try { yield 1; } finally { ${held} = it; } })(${value})) break;`,
    `const ${name} = ${held};`,
  ],
  'setter of a prototype': ({ name, held, value, yes }) => [
    `const ${held}: any = Object.create({ set ads(_: any) {}, get ads() { return ${yes}; } });`,
    `${held}.ads = ${value};`,
    `const ${name} = ${held}.ads;`,
  ],
  'setter of a parent': ({ name, held, value, no }) => [
    `class ${held} { static kept: any = ${no}; static set ads(it: any) { this.kept = it; } static get ads() { return this.kept; } }`,
    `class ${held}Own extends ${held} {}`,
    `(${held}Own as any).ads = ${value};`,
    `const ${name} = (${held}Own as any).ads;`,
  ],
  'assigned over a setter': ({ name, held, value, yes }) => [
    `const ${held}: any = { ads: ${value}, set other(_: any) { this.ads = ${yes}; } };`,
    `Object.assign(${held}, { other: 1 });`,
    `const ${name} = ${held}.ads;`,
  ],
  'class that decides who is its own': ({ name, held, value }) => [
    `class ${held} { static [Symbol.hasInstance](it: any) { return it.ads; } }`,
    `const ${name} = ({ ads: ${value} }) instanceof ${held};`,
  ],
  'field that a parent asks for': ({ name, held, plain }) => [
    `class ${held} { seen: any; constructor() { this.look(); } look() {} }`,
    `class ${held}Own extends ${held} { ads: any = ${plain()}; look() { this.seen = this.ads; } }`,
    `const ${name} = new ${held}Own().ads;`,
  ],
  'word that is replaced': ({ name, value }) => [
    `const ${name} = String(${value}).replace('false', 'true') === 'true';`,
  ],
  'blanks that are taken away': ({ name, value }) => [
    `const ${name} = \` \${${value}} \`.replace(/\\s+/g, '') === 'true';`,
  ],
  'map with another entry': ({ name, held, value, unknown }) => [
    `const ${held} = new Map<string, any>([['ads', ${value}], ['other', ${unknown()}]]);`,
    `${held}.set('other', true);`,
    `const ${name} = ${held}.get('ads') === true;`,
  ],
  'kept by whom it is about': ({ name, held, value }) => [
    `const ${held} = new Map<string, any>();`,
    `for (const id of ['u', 'v']) ${held}.set(id, ${value});`,
    `const ${name} = ${held}.get('u') === true;`,
  ],
};
