/** Functions of other files that tell whether the consumer refused, or agreed. */
import type { Family } from './family';

export interface OfferedCheck {
  readonly name: string;
  readonly own: (stem: string) => string;
  /** The answer. */
  readonly value: () => string;
  readonly unknown: () => string;
  readonly yes: boolean;
  readonly no: boolean;
}

/** `export` of NAME, a function without parameters. */
export const OFFERED_CHECKS: Family<(it: OfferedCheck) => string[]> = {
  'method of the one instance': ({ name, own, value }) => {
    const made = own('Service');
    return [
      `class ${made} {`,
      `  private static one: ${made} | undefined;`,
      `  static get(): ${made} { return (${made}.one ??= new ${made}()); }`,
      `  ask() { return ${value()}; }`,
      '}',
      `export function ${name}() { return ${made}.get().ask(); }`,
    ];
  },
  'getter of the one instance': ({ name, own, value }) => {
    const made = own('service');
    return [`const ${made} = { get answer() { return ${value()}; } };`, `export const ${name} = () => ${made}.answer;`];
  },
  'kept per key': ({ name, own, value }) => {
    const kept = own('cache');
    return [
      `const ${kept} = new Map<string, any>();`,
      `export function ${name}() {`,
      `  const known = ${kept}.get('ads');`,
      '  if (known !== undefined) return known;',
      `  const answer = ${value()};`,
      `  ${kept}.set('ads', answer);`,
      '  return answer;',
      '}',
    ];
  },
  'checks in a table': ({ name, own, value, unknown }) => {
    const all = own('checks');
    return [
      `const ${all} = { ads: () => ${value()}, other: () => ${unknown()} };`,
      `const ${all}Ask = (key: keyof typeof ${all}) => ${all}[key]();`,
      `export const ${name} = () => ${all}Ask('ads');`,
    ];
  },
  'checks in a list': ({ name, own, value }) => {
    const all = own('checks');
    return [
      `const ${all}: (() => any)[] = [];`,
      `${all}.push(() => ${value()});`,
      `export const ${name} = () => ${all}.every((check) => check());`,
    ];
  },
  'word of an enumeration': ({ name, own, value }) => {
    const word = own('Choice');
    return [
      `enum ${word} { Yes = 'yes', No = 'no' }`,
      `const ${word}Now = (): ${word} => ((${value()}) ? ${word}.Yes : ${word}.No);`,
      `export function ${name}() { switch (${word}Now()) { case ${word}.Yes: return true; case ${word}.No: return false; } }`,
    ];
  },
  'parsed and caught': ({ name, value, no }) => [
    `export function ${name}() { let answer: any = ${no}; try { answer = ${value()}; } catch {} return answer; }`,
  ],
  'parsed and caught the other way': ({ name, value, yes }) => [
    `export function ${name}() { try { return ${value()}; } catch { return ${yes}; } }`,
  ],
  'finally answers': ({ name, value, unknown }) => [
    `export function ${name}() { let answer: any; try { answer = ${unknown()}; } finally { answer = ${value()}; } return answer; }`,
  ],
  'object with defaults': ({ name, own, value, no }) => {
    const read = own('readState');
    return [
      `const ${read} = (): any => ({ ...{ ads: ${no}, other: true }, ...{ ads: ${value()} } });`,
      `export const ${name} = () => { const { ads = ${no} } = ${read}(); return ads; };`,
    ];
  },
  'state that is initialised': ({ name, own, value, no }) => {
    const state = own('state');
    return [
      `const ${state} = { ready: false, ads: ${no} as any };`,
      `function ${state}Init() { if (${state}.ready) return; ${state}.ads = ${value()}; ${state}.ready = true; }`,
      `export function ${name}() { ${state}Init(); return ${state}.ads; }`,
    ];
  },
  'state that starts wrong': ({ name, own, value, yes }) => {
    const state = own('state');
    return [
      `const ${state} = { ads: ${yes} as any };`,
      `setTimeout(() => { ${state}.ads = ${value()}; });`,
      `export function ${name}() { return ${state}.ads; }`,
    ];
  },
  'read when loaded': ({ name, own, value }) => {
    const kept = own('atLoad');
    return [`const ${kept} = ${value()};`, `export const ${name} = () => ${kept};`];
  },
  'hoisted function, later constant': ({ name, own, value }) => {
    const kept = own('later');
    return [`export function ${name}() { return ${kept}(); }`, `const ${kept} = () => ${value()};`];
  },
  'immediately called': ({ name, value }) => [
    `export const ${name} = (() => { const ask = () => ${value()}; return ask; })();`,
  ],
  'static method': ({ name, own, value }) => {
    const made = own('Consent');
    return [
      `class ${made} { static ask() { return this.#read(); } static #read() { return ${value()}; } }`,
      `export const ${name} = () => ${made}.ask();`,
    ];
  },
  'with a parameter object': ({ name, own, value, unknown }) => {
    const ask = own('ask');
    return [
      `const ${ask} = ({ strict = true, fallback = ${unknown()} }: { strict?: boolean; fallback?: any } = {}) => (strict ? ${value()} : fallback);`,
      `export const ${name} = () => ${ask}();`,
    ];
  },
  'over several sources': ({ name, own, value, unknown }) => {
    const all = own('sources');
    return [
      `const ${all} = [() => ((${unknown()}) ? undefined : undefined), () => ${value()}];`,
      `export function ${name}() { for (const source of ${all}) { const it = source(); if (it !== undefined) return it; } return undefined; }`,
    ];
  },
};
