/** Booleans that are the outcome of control flow, of a function that is called oddly, or of a Promise. */
import type { Family } from './family';
import type { Held } from './held';

export const HELD_BY_CONTROL: Family<(it: Held) => string[]> = {
  'switch with fallthrough': ({ name, held, value, unknown }) => [
    `const ${held} = (${value}) ? 'granted' : ${unknown()} ? 'denied' : 'unset';`,
    `let ${name}: any;`,
    `switch (${held}) { case 'all': case 'granted': ${name} = true; break; case 'denied': default: ${name} = false; }`,
  ],
  'switch that falls into yes': ({ name, held, value, unknown }) => [
    `let ${name}: any = false;`,
    `const ${held} = (${value}) ? 1 : 2;`,
    `switch (${held}) { case 2: if (${unknown()}) break; case 1: ${name} = true; }`,
  ],
  'labelled search': ({ name, held, value, unknown }) => [
    `let ${name}: any = false;`,
    `${held}: for (const row of [${unknown()}, ${value}]) { for (const it of [row]) { if (!it) continue ${held}; ${name} = it; break ${held}; } }`,
  ],
  'finally has the word': ({ name, held, plain, unknown }) => [
    `const ${held} = (): any => { try { return ${unknown()}; } finally { return ${plain()}; } };`,
    `const ${name} = ${held}();`,
  ],
  'catch answers': ({ name, held, plain, yes }) => [
    `const ${held} = (): any => { try { if (${plain()}) return true; throw new Error('no'); } catch { return ${yes}; } };`,
    `const ${name} = ${held}();`,
  ],
  'thrown value': ({ name, held, plain, no }) => [
    `let ${name}: any = ${no};`,
    `try { throw { ads: ${plain()} }; } catch (${held}: any) { ${name} = ${held}.ads; }`,
  ],
  'do while': ({ name, value, yes }) => [`let ${name}: any = ${yes};`, `do { ${name} = ${value}; } while (false);`],
  'loop that breaks': ({ name, value, no }) => [
    `let ${name}: any = ${no};`,
    `for (;;) { ${name} = ${value}; if (${name} !== undefined) break; }`,
  ],
  'early returns': ({ name, held, plain, unknown }) => [
    `function ${held}(): any { if (${unknown()}) return false; if (!(${plain()})) return false; return true; }`,
    `const ${name} = ${held}();`,
  ],
  'one early return too many': ({ name, held, plain, unknown }) => [
    `function ${held}(): any { if (${unknown()}) return true; return ${plain()}; }`,
    `const ${name} = ${held}();`,
  ],
  recursion: ({ name, held, plain }) => [
    `const ${held} = (left: number): any => (left > 0 ? ${held}(left - 1) : ${plain()});`,
    `const ${name} = ${held}(2);`,
  ],
  'assigned by a closure': ({ name, held, plain, no }) => [
    `let ${name}: any = ${no};`,
    `const ${held} = () => { ${name} = ${plain()}; };`,
    `${held}();`,
  ],
  'closure reads later': ({ name, held, value, yes }) => [
    `let ${held}: any = ${yes};`,
    `const ${held}Read = () => ${held};`,
    `${held} = ${value};`,
    `const ${name} = ${held}Read();`,
  ],
  curried: ({ name, held, plain, unknown }) => [
    `const ${held} = (a: any) => (b: any) => (a || true) && b;`,
    `const ${name} = ${held}(${unknown()})(${plain()});`,
  ],
  bound: ({ name, held, value }) => [
    `function ${held}(this: any, key: string) { return this[key]; }`,
    `const ${name} = ${held}.bind({ ads: ${value} })('ads');`,
  ],
  applied: ({ name, held, value, unknown }) => [
    `const ${held} = (...all: any[]) => all[1];`,
    `const ${name} = ${held}.apply(undefined, [${unknown()}, ${value}]);`,
  ],
  'arguments object': ({ name, held, value, unknown }) => [
    `function ${held}(..._: any[]): any { return arguments[arguments.length - 1]; }`,
    `const ${name} = ${held}(${unknown()}, ${value});`,
  ],
  'default of a parameter': ({ name, held, plain, unknown }) => [
    `const ${held} = (a: any = ${plain()}, b: any = a) => b;`,
    `const ${name} = ${held}(${unknown()} ? undefined : undefined);`,
  ],
  memoised: ({ name, held, plain }) => [
    `const ${held}Kept = new Map<string, any>();`,
    `const ${held} = (key: string) => { if (!${held}Kept.has(key)) ${held}Kept.set(key, ${plain()}); return ${held}Kept.get(key); };`,
    `const ${name} = ${held}('ads');`,
  ],
  'tagged template': ({ name, held, value }) => [
    `const ${held} = (_: TemplateStringsArray, ...values: any[]) => values[0];`,
    `const ${name} = ${held}\`ads \${${value}}\`;`,
  ],
  'registry of checks': ({ name, held, plain, unknown }) => [
    `const ${held}: Record<string, () => any> = { ads: () => ${plain()}, other: () => ${unknown()} };`,
    `const ${name} = ${held}['ads']!();`,
  ],
  'closures of a loop': ({ name, held, plain, unknown }) => [
    `const ${held}: (() => any)[] = [];`,
    `for (const it of [${unknown()}, ${plain()}]) ${held}.push(() => it);`,
    `const ${name} = ${held}[1]!();`,
  ],
  'closures over var': ({ name, held, plain, unknown }) => [
    `const ${held}: (() => any)[] = [];`,
    `for (var ${held}At = 0; ${held}At < 2; ${held}At++) ${held}.push(() => ${held}At);`,
    `const ${name} = [${unknown()}, false, ${plain()}][${held}[0]!()];`,
  ],
  piped: ({ name, held, plain }) => [
    `const ${held} = (...steps: ((it: any) => any)[]) => (start: any) => steps.reduce((it, step) => step(it), start);`,
    `const ${name} = ${held}((it) => ({ ads: it }), (it) => it.ads)(${plain()});`,
  ],
  'switch of functions': ({ name, held, plain, unknown }) => [
    `const ${held} = (${plain()}) ? () => true : () => false;`,
    `const ${name} = ${unknown()} ? ${held}() : ${held}.call(undefined);`,
  ],
};

/** Those that wait. */
export const HELD_BY_PROMISES: Family<(it: Held) => string[]> = {
  'all of several': ({ name, value, unknown }) => [
    `const [${name}] = await Promise.all([${value}, Promise.resolve(${unknown()})]);`,
  ],
  'all settled': ({ name, held, value, unknown }) => [
    `const ${held} = await Promise.allSettled([Promise.resolve(${value}), Promise.resolve(${unknown()})]);`,
    `const ${name} = ${held}[0].status === 'fulfilled' && ${held}[0].value === true;`,
  ],
  race: ({ name, plain }) => [`const ${name} = await Promise.race([Promise.resolve(${plain()})]);`],
  'race that may be lost': ({ name, plain, yes }) => [
    `const ${name} = await Promise.race([new Promise((done) => setTimeout(() => done(${yes}))), (async () => ${plain()})()]);`,
  ],
  'then and then': ({ name, value }) => [
    `const ${name} = await Promise.resolve(${value}).then((it) => ({ ads: it })).then(({ ads }) => ads);`,
  ],
  'catch of a rejection': ({ name, plain, no, yes }) => [
    `const ${name} = await (async () => { if (${plain()}) return ${yes}; throw new Error('no'); })().catch(() => ${no});`,
  ],
  'promise by hand': ({ name, plain }) => [
    `const ${name} = await new Promise<any>((resolve) => { setTimeout(() => resolve(${plain()})); });`,
  ],
  'for await': ({ name, held, plain, no }) => [
    `async function* ${held}(): any { yield ${plain()}; }`,
    `let ${name}: any = ${no};`,
    `for await (const it of ${held}()) ${name} = it;`,
  ],
  'set while waiting': ({ name, plain, no }) => [
    `let ${name}: any = ${no};`,
    `await Promise.resolve().then(() => { ${name} = ${plain()}; });`,
  ],
  'set too late': ({ name, plain, yes }) => [
    `let ${name}: any = ${yes};`,
    `void Promise.resolve().then(() => { ${name} = ${plain()}; });`,
  ],
  'not waited for': ({ name, plain }) => [`const ${name}: any = (async () => ${plain()})();`],
  'own thenable': ({ name, plain }) => [
    `const ${name} = await ({ then(done: (it: any) => void) { done(${plain()}); } } as any);`,
  ],
};
