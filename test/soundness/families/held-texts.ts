/** Booleans that become a text, a number or a word of an enumeration, and are read out of it again. */
import type { Family } from './family';
import type { Held } from './held';

export const HELD_IN_TEXTS: Family<(it: Held) => string[]> = {
  'granted or denied': ({ name, held, value }) => [
    `const ${held}: 'granted' | 'denied' = (${value}) ? 'granted' : 'denied';`,
    `const ${name} = ${held} === 'granted';`,
  ],
  'granted, denied or not known': ({ name, held, value, unknown }) => [
    `const ${held} = (${value}) ? 'granted' : ${unknown()} ? 'denied' : 'unset';`,
    `const ${name} = ${held} === 'granted';`,
  ],
  'not denied': ({ name, held, value, unknown }) => [
    `const ${held} = (${value}) ? 'granted' : ${unknown()} ? 'unset' : 'denied';`,
    `const ${name} = ${held} !== 'denied';`,
  ],
  'enumeration of words': ({ name, held, value }) => [
    `enum ${held} { Granted = 'granted', Denied = 'denied' }`,
    `const ${held}Now: ${held} = (${value}) ? ${held}.Granted : ${held}.Denied;`,
    `const ${name} = ${held}Now === ${held}.Granted;`,
  ],
  'enumeration of numbers': ({ name, held, value }) => [
    `enum ${held} { Denied, Granted }`,
    `const ${held}Now = (${value}) ? ${held}.Granted : ${held}.Denied;`,
    `const ${name} = Boolean(${held}Now);`,
  ],
  'enumeration read backwards': ({ name, held, value }) => [
    `enum ${held} { Denied, Granted }`,
    `const ${name} = ${held}[(${value}) ? 1 : 0] === 'Granted';`,
  ],
  'table of words': ({ name, held, value }) => [
    `const ${held} = { granted: true, denied: false } as const;`,
    `const ${name} = ${held}[(${value}) ? 'granted' : 'denied'];`,
  ],
  'table with a missing word': ({ name, held, value, unknown }) => [
    `const ${held}: any = { granted: true, denied: false };`,
    `const ${name} = ${held}[(${value}) ? 'granted' : ${unknown()} ? 'denied' : 'unset'] ?? false;`,
  ],
  template: ({ name, held, value }) => [
    `const ${held} = \`ads=\${${value}}\`;`,
    `const ${name} = ${held} === 'ads=true';`,
  ],
  'template that is split': ({ name, value, unknown }) => [
    `const ${name} = \`\${${unknown()}}:\${${value}}\`.split(':')[1] === 'true';`,
  ],
  'text that is searched': ({ name, held, value, unknown }) => [
    `const ${held} = \`ads=\${${value}};other=\${${unknown()}}\`;`,
    `const ${name} = ${held}.includes('ads=true');`,
  ],
  'text that is matched': ({ name, held, value, unknown }) => [
    `const ${held} = \`other=\${${unknown()}};ads=\${${value}}\`;`,
    `const ${name} = /ads=(\\w+)/.exec(${held})?.[1] === 'true';`,
  ],
  'as a text': ({ name, value }) => [`const ${name} = String(${value}) === 'true';`],
  'as a number': ({ name, value }) => [`const ${name} = Number(${value}) > 0;`],
  'plus sign': ({ name, value }) => [`const ${name} = +(${value}) === 1;`],
  bits: ({ name, held, value, unknown }) => [
    `const ${held} = ((${value}) ? 1 : 0) | (${unknown()} ? 2 : 0);`,
    `const ${name} = (${held} & 1) !== 0;`,
  ],
  counted: ({ name, held, value, unknown }) => [
    `let ${held} = 0;`,
    `if (${value}) ${held} += 1;`,
    `if (${unknown()}) ${held} += 2;`,
    `const ${name} = ${held} % 2 === 1;`,
  ],
  upper: ({ name, held, value }) => [
    `const ${held} = ((${value}) ? 'Granted' : 'Denied').toLowerCase();`,
    `const ${name} = ${held}.startsWith('grant');`,
  ],
  'search parameters': ({ name, held, value, unknown }) => [
    `const ${held} = new URLSearchParams({ ads: String(${value}), other: String(${unknown()}) });`,
    `const ${name} = ${held}.get('ads') === 'true';`,
  ],
  'type of': ({ name, held, value }) => [
    `const ${held}: any = (${value}) ? () => {} : undefined;`,
    `const ${name} = typeof ${held} === 'function';`,
  ],
  'instance of': ({ name, held, value }) => [
    `class ${held} {}`,
    `const ${name} = ((${value}) ? new ${held}() : {}) instanceof ${held};`,
  ],
  'null or a value': ({ name, held, value }) => [
    `const ${held} = (${value}) ? { at: 1 } : null;`,
    `const ${name} = ${held} !== null;`,
  ],
  'loosely equal': ({ name, value }) => [`const ${name} = ((${value}) ? 1 : 0) == (true as any);`],
  'twice negated': ({ name, value }) => [`const ${name} = !!(${value});`],
  comma: ({ name, held, value }) => [`let ${held} = 0;`, `const ${name} = (${held}++, ${value});`],
  'nullish assignment': ({ name, value, unknown }) => [
    `let ${name}: any = ${unknown()} ? undefined : null;`,
    `${name} ??= ${value};`,
  ],
  'or assignment': ({ name, value }) => [`let ${name}: any = false;`, `${name} ||= ${value};`],
  'and assignment': ({ name, value, unknown }) => [`let ${name}: any = ${unknown()};`, `${name} &&= ${value};`],
  'assignment in a condition': ({ name, value, yes }) => [
    `let ${name}: any = ${yes};`,
    `if ((${name} = ${value})) console.log(1);`,
  ],
};
