/** Booleans that go through a list, a map, a set or an iterator before they are tested. */
import type { Family } from './family';
import type { Held } from './held';

export const HELD_IN_LISTS: Family<(it: Held) => string[]> = {
  filter: ({ name, value, unknown }) => [
    `const ${name} = [{ id: 'ads', on: ${value} }, { id: 'other', on: ${unknown()} }].filter((it) => it.on).some((it) => it.id === 'ads');`,
  ],
  find: ({ name, held, value, unknown }) => [
    `const ${held} = [{ id: 'other', on: ${unknown()} }, { id: 'ads', on: ${value} }];`,
    `const ${name} = ${held}.find((it) => it.id === 'ads')?.on === true;`,
  ],
  'find the first that is on': ({ name, held, value, unknown }) => [
    `const ${held} = [{ id: 'ads', on: ${value} }, { id: 'other', on: ${unknown()} }];`,
    `const ${name} = ${held}.find((it) => it.on)?.id === 'ads';`,
  ],
  'index of': ({ name, value, unknown }) => [`const ${name} = [${unknown()}, ${value}].indexOf(true) === 1;`],
  'find index': ({ name, value }) => [`const ${name} = [${value}].findIndex((it) => it === true) >= 0;`],
  some: ({ name, value, unknown }) => [`const ${name} = [${value}, ${unknown()}].some((it) => it === true);`],
  every: ({ name, value, unknown }) => [`const ${name} = [${value}, ${unknown()}].every(Boolean);`],
  'every of checks': ({ name, plain, unknown }) => [
    `const ${name} = [() => ${plain()}, () => ${unknown()}].every((check) => check());`,
  ],
  'reduce with and': ({ name, value, unknown }) => [
    `const ${name} = [${value}, ${unknown()}].reduce((all, it) => all && it, true);`,
  ],
  'reduce with or': ({ name, value, unknown }) => [
    `const ${name} = [${value}, ${unknown()}].reduce((all, it) => all || it, false);`,
  ],
  'reduce to an object': ({ name, held, value, unknown }) => [
    `const ${held} = [['ads', ${value}], ['other', ${unknown()}]].reduce((all: any, [key, it]: any) => ({ ...all, [key]: it }), {});`,
    `const ${name} = ${held}.ads === true;`,
  ],
  'flat map': ({ name, value, unknown }) => [
    `const ${name} = [{ id: 'ads', on: ${value} }, { id: 'other', on: ${unknown()} }].flatMap((it) => (it.on ? [it.id] : [])).includes('ads');`,
  ],
  'rest of a pattern': ({ name, held, value, unknown }) => [
    `const [, ...${held}] = [${unknown()}, ${value}];`,
    `const ${name} = ${held}[0];`,
  ],
  'last element': ({ name, value, unknown }) => [`const ${name} = [${unknown()}, ${value}].at(-1);`],
  'slice and concat': ({ name, value, unknown }) => [`const ${name} = [${unknown()}].concat([${value}]).slice(-1)[0];`],
  'spread list': ({ name, held, value, unknown }) => [
    `const ${held} = [...(${unknown()} ? [1] : []), ...((${value}) ? ['ads'] : [])];`,
    `const ${name} = ${held}.includes('ads');`,
  ],
  sorted: ({ name, held, value, unknown }) => [
    `const ${held} = [{ at: 2, on: ${unknown()} }, { at: 1, on: ${value} }].sort((a, b) => a.at - b.at);`,
    `const ${name} = ${held}[0]?.on === true;`,
  ],
  'joined and tested': ({ name, held, value, unknown }) => [
    `const ${held} = [(${value}) ? 'ads' : '', ${unknown()} ? 'other' : ''].filter(Boolean).join(',');`,
    `const ${name} = ${held}.split(',').includes('ads');`,
  ],
  swapped: ({ name, held, value, unknown }) => [
    `let ${held} = ${value};`,
    `let ${name} = ${unknown()};`,
    `[${held}, ${name}] = [${name}, ${held}];`,
  ],
  mapped: ({ name, value, unknown }) => [`const [${name}] = [${value}, ${unknown()}].map((it) => it === true);`],
  'entries of a list': ({ name, held, value, unknown, no }) => [
    `let ${name}: any = ${no};`,
    `for (const [${held}, it] of [${value}, ${unknown()}].entries()) if (${held} === 0) ${name} = it;`,
  ],
  filled: ({ name, value }) => [`const ${name} = new Array(2).fill(${value})[1] === true;`],
  'from length': ({ name, plain }) => [`const ${name} = Array.from({ length: 2 }, () => ${plain()})[0] === true;`],
  'map of maps': ({ name, held, value, unknown }) => [
    `const ${held} = new Map([['ads', new Map([['on', ${value}]])], ['other', new Map([['on', ${unknown()}]])]]);`,
    `const ${name} = ${held}.get('ads')?.get('on') === true;`,
  ],
  'map over entries': ({ name, held, value, unknown, no }) => [
    `const ${held} = new Map([['ads', ${value}], ['other', ${unknown()}]]);`,
    `let ${name}: any = ${no};`,
    `for (const [key, it] of ${held}) if (key === 'ads') ${name} = it;`,
  ],
  'map for each': ({ name, held, value, unknown, no }) => [
    `const ${held} = new Map([['ads', ${value}], ['other', ${unknown()}]]);`,
    `let ${name}: any = ${no};`,
    `${held}.forEach((it, key) => { if (key === 'ads') ${name} = it; });`,
  ],
  'map with deletion': ({ name, held, value, unknown }) => [
    `const ${held} = new Map([['ads', true]]);`,
    `if (!(${value}) || ${unknown()}) ${held}.delete('ads');`,
    `const ${name} = ${held}.has('ads');`,
  ],
  'set of granted purposes': ({ name, held, value, unknown }) => [
    `const ${held} = new Set([...((${value}) ? ['ads'] : []), ...(${unknown()} ? ['other'] : [])]);`,
    `const ${name} = [...${held}].includes('ads');`,
  ],
  'set that is cleared': ({ name, held, value, unknown }) => [
    `const ${held} = new Set((${value}) ? ['ads'] : []);`,
    `if (${unknown()}) ${held}.clear();`,
    `const ${name} = ${held}.size > 0;`,
  ],
  'weak map': ({ name, held, value }) => [
    `const ${held} = {};`,
    `const ${name} = new WeakMap([[${held}, ${value}]]).get(${held}) === true;`,
  ],
  'spread generator': ({ name, held, plain, unknown }) => [
    `function* ${held}() { yield ${unknown()}; yield ${plain()}; }`,
    `const ${name} = [...${held}()][1];`,
  ],
  'next of a generator': ({ name, held, plain }) => [
    `function* ${held}(): any { yield ${plain()}; }`,
    `const ${name} = ${held}().next().value === true;`,
  ],
  'delegating generator': ({ name, held, plain }) => [
    `function* ${held}In(): any { return ${plain()}; }`,
    `function* ${held}(): any { yield yield* ${held}In(); }`,
    `const [${name}] = ${held}();`,
  ],
  'own iterator': ({ name, held, plain }) => [
    `const ${held} = { *[Symbol.iterator](): any { yield ${plain()}; } };`,
    `const [${name}] = ${held};`,
  ],
  'iterator by hand': ({ name, held, plain }) => [
    `const ${held} = { [Symbol.iterator]: () => ({ next: (): any => ({ done: false, value: ${plain()} }) }) };`,
    `const [${name}] = ${held} as any;`,
  ],
  'list that a function changes': ({ name, held, value, yes }) => [
    `const ${held}: any[] = [${yes}];`,
    `const ${held}Put = (it: any) => ${held}.splice(0, 1, it);`,
    `${held}Put(${value});`,
    `const ${name} = ${held}[0];`,
  ],
  popped: ({ name, held, value, unknown }) => [
    `const ${held} = [${unknown()}, ${value}];`,
    `const ${name} = ${held}.pop() === true;`,
  ],
  'length set': ({ name, held, value }) => [
    `const ${held} = ['ads'];`,
    `if (!(${value})) ${held}.length = 0;`,
    `const ${name} = ${held}.length > 0;`,
  ],
};
