/** Code that runs without a call being written: accessors, conversions, iterators, patterns, classes. */
import type { Family } from './family';
import type { Parts } from './flow';

export const HIDDEN_CALLS: Family<(it: Parts) => string[]> = {
  'getter that shares': ({ name, when, other }) => {
    const api = name('api');
    return [
      `const ${api} = { get fire(): any {`,
      ...other(),
      '  return 1;',
      '} };',
      `if (${when('in')}) void ${api}.fire;`,
    ];
  },
  'setter that shares': ({ name, when, other }) => {
    const api = name('api');
    return [`const ${api} = { set fire(_: any) {`, ...other(), '} };', `if (${when('in')}) ${api}.fire = 1;`];
  },
  'made into a text': ({ name, when, touch }) => {
    const text = name('text');
    return [
      `const ${text} = { toString() { ${touch()}; return ''; } };`,
      `if (${when('in')}) console.log(\`\${${text}}\`);`,
    ];
  },
  'made into a number': ({ name, when, touch }) => {
    const number = name('number');
    return [
      `const ${number}: any = { valueOf() { ${touch()}; return 1; } };`,
      `if (${when('in')}) console.log(${number} + 1);`,
    ];
  },
  'made into a primitive': ({ name, when, touch }) => {
    const made = name('made');
    return [
      `const ${made}: any = { [Symbol.toPrimitive]: () => { ${touch()}; return 1; } };`,
      `if (${when('in')}) console.log(+${made});`,
    ];
  },
  'made into JSON': ({ name, when, touch }) => {
    const made = name('made');
    return [
      `const ${made} = { toJSON() { ${touch()}; return {}; } };`,
      `if (${when('in')}) console.log(JSON.stringify({ ${made} }));`,
    ];
  },
  'default in a pattern': ({ name, when, touch }) => {
    const got = name('got');
    return [`const { it: ${got} = ${touch()} } = ((${when('in')}) ? {} : { it: 1 }) as any;`];
  },
  'default of a parameter': ({ name, when, touch }) => {
    const send = name('send');
    return [`const ${send} = (it: any = ${touch()}) => it;`, `${send}((${when('out')}) ? 1 : undefined);`];
  },
  'iterator that shares': ({ name, when, other }) => {
    const all = name('all');
    return [
      `const ${all} = { *[Symbol.iterator]() {`,
      ...other(),
      '  yield 1;',
      '} };',
      `if (${when('in')}) console.log([...${all}]);`,
    ];
  },
  'pattern that iterates': ({ name, when, other }) => {
    const all = name('all');
    return [
      `function* ${all}(): any {`,
      ...other(),
      '  yield 1;',
      '}',
      `if (${when('in')}) { const [it] = ${all}(); console.log(it); }`,
    ];
  },
  'tag that calls': ({ name, when, other }) => {
    const tag = name('run');
    return [
      `const ${tag} = (_: TemplateStringsArray, run: () => void) => run();`,
      `if (${when('in')}) ${tag}\`\${() => {`,
      ...other(),
      '}}`;',
    ];
  },
  'class field': ({ name, when, touch }) => {
    const made = name('Pixel');
    return [`class ${made} { sent: any = ${touch()}; }`, `if (${when('in')}) new ${made}();`];
  },
  'static block': ({ name, plain, touch }) => {
    const made = name('Pixel');
    return [`class ${made} { static { if (${plain('in')}) ${touch()}; } }`, `console.log(${made});`];
  },
  'inherited constructor': ({ name, when, other }) => {
    const made = name('Pixel');
    return [
      `class ${made} { constructor() {`,
      ...other(),
      '} }',
      `class ${made}Own extends ${made} {}`,
      `if (${when('in')}) new ${made}Own();`,
    ];
  },
  'constructor by Reflect': ({ name, when, other }) => {
    const made = name('Pixel');
    return [`class ${made} { constructor() {`, ...other(), '} }', `if (${when('in')}) Reflect.construct(${made}, []);`];
  },
  'applied by Reflect': ({ name, when, other }) => {
    const send = name('send');
    return [`const ${send} = () => {`, ...other(), '};', `if (${when('in')}) Reflect.apply(${send}, undefined, []);`];
  },
  'called by call': ({ name, when, other }) => {
    const send = name('send');
    return [
      `function ${send}(this: any) {`,
      ...other(),
      '}',
      `if (${when('in')}) Function.prototype.call.call(${send}, {});`,
    ];
  },
  'proxy that shares': ({ name, when, touch }) => {
    const api = name('api');
    return [
      `const ${api}: any = new Proxy({}, { get: () => { ${touch()}; return 1; } });`,
      `if (${when('in')}) void ${api}.any;`,
    ];
  },
  'proxy around a function': ({ name, plain, touch }) => {
    const send = name('send');
    return [
      `const ${send}: any = new Proxy(() => ${touch()}, { apply: (run: any) => (${plain('in')}) ? run() : undefined });`,
      `${send}();`,
    ];
  },
  'replacing function': ({ when, touch }) => [
    `((${when('in')}) ? 'x' : '').replace(/x/g, () => { ${touch()}; return ''; });`,
  ],
  'comparing function': ({ when, touch }) => [
    `((${when('in')}) ? [1, 2] : [1]).sort(() => { ${touch()}; return 0; });`,
  ],
  'reviving function': ({ when, touch }) => [`if (${when('in')}) JSON.parse('{}', () => { ${touch()}; return 1; });`],
  'as long as there are': ({ when, touch }) => [`Array.from({ length: (${when('in')}) ? 1 : 0 }, () => ${touch()});`],
  'entries that are called': ({ name, when, other }) => {
    const all = name('all');
    return [
      `const ${all}: Record<string, () => void> = (${when('in')}) ? { send() {`,
      ...other(),
      '} } : {};',
      `for (const [, run] of Object.entries(${all})) run();`,
    ];
  },
  'steps that may say no': ({ plain, touch }) => [
    `[() => ${plain('in')}, () => { ${touch()}; return true; }].every((step) => step());`,
  ],
  'steps until one says yes': ({ plain, touch }) => [
    `[() => ${plain('out')}, () => { ${touch()}; return true; }].some((step) => step());`,
  ],
  'map of handlers': ({ name, when, other }) => {
    const all = name('all');
    return [
      `const ${all} = new Map<string, () => void>();`,
      `if (${when('in')}) ${all}.set('send', () => {`,
      ...other(),
      '});',
      `${all}.get('send')?.();`,
    ];
  },
  'assigned methods': ({ name, when, other }) => {
    const api = name('api');
    return [
      `const ${api}: any = Object.assign({ send() {} }, (${when('in')}) ? { send() {`,
      ...other(),
      '} } : {});',
      `${api}.send();`,
    ];
  },
};
