/**
 * State that a process keeps from one request to the next: right where it is kept by consumer, wrong where
 * another one's answer can be found in it.
 */
import type { Family } from './family';
import type { Dialect } from './server-frameworks';

export interface Shared {
  readonly dialect: Dialect;
  readonly own: (stem: string) => string;
  /** Conditions on the request that is served; the second kind waits for the database. */
  readonly out: () => string;
  readonly waitingOut: () => string;
  readonly touch: () => string;
}

export interface SharedParts {
  /** Of the module. */
  readonly module: readonly string[];
  /** Of a middleware before all routes, if there is one. */
  readonly before?: readonly string[];
  /** Of a handler. */
  readonly handler: readonly string[];
}

export const SHARED_STATE: Family<(it: Shared) => SharedParts> = {
  'variable of the module': ({ own, out, dialect, touch }) => {
    const kept = own('optedOut');
    return {
      module: [`let ${kept} = true;`],
      before: [`${kept} = ${out()};`, dialect.next],
      handler: [`if (!${kept}) ${touch()};`],
    };
  },
  'variable of the module, after waiting': ({ own, waitingOut, touch }) => {
    const kept = own('optedOut');
    return {
      module: [`let ${kept} = true;`],
      handler: [`${kept} = ${waitingOut()};`, 'await Promise.resolve();', `if (!${kept}) ${touch()};`],
    };
  },
  'set and tested at once': ({ own, out, touch }) => {
    const kept = own('optedOut');
    return { module: [`let ${kept} = true;`], handler: [`${kept} = ${out()};`, `if (!${kept}) ${touch()};`] };
  },
  'asked once': ({ own, waitingOut, touch }) => {
    const kept = own('kept');
    return { module: [`let ${kept}: any;`], handler: [`${kept} ??= ${waitingOut()};`, `if (!${kept}) ${touch()};`] };
  },
  'cache by consumer': ({ own, waitingOut, dialect, touch }) => {
    const cache = own('cache');
    return {
      module: [`const ${cache} = new Map<string, any>();`],
      handler: [
        `let known = ${cache}.get(${dialect.id});`,
        'if (known === undefined) {',
        `  known = ${waitingOut()};`,
        `  ${cache}.set(${dialect.id}, known);`,
        '}',
        `if (!known) ${touch()};`,
      ],
    };
  },
  'cache under one key': ({ own, waitingOut, touch }) => {
    const cache = own('cache');
    return {
      module: [`const ${cache} = new Map<string, any>();`],
      handler: [
        `if (!${cache}.has('optedOut')) ${cache}.set('optedOut', ${waitingOut()});`,
        `if (!${cache}.get('optedOut')) ${touch()};`,
      ],
    };
  },
  'object by consumer': ({ own, out, dialect, touch }) => {
    const all = own('choices');
    return {
      module: [`const ${all}: Record<string, any> = {};`],
      before: [`${all}[${dialect.id}] = ${out()};`, dialect.next],
      handler: [`if (${all}[${dialect.id}] === false) ${touch()};`],
    };
  },
  'set of those who refused': ({ own, out, dialect, touch }) => {
    const all = own('refused');
    return {
      module: [`const ${all} = new Set<string>();`],
      before: [`if (${out()}) ${all}.add(${dialect.id});`, dialect.next],
      handler: [`if (!${all}.has(${dialect.id})) ${touch()};`],
    };
  },
  'set of those who agreed': ({ own, out, dialect, touch }) => {
    const all = own('agreed');
    return {
      module: [`const ${all} = new Set<string>();`],
      before: [`if (!${out()}) ${all}.add(${dialect.id});`, dialect.next],
      handler: [`if (${all}.has(${dialect.id})) ${touch()};`],
    };
  },
  'set that is named for refusing': ({ own, out, dialect, touch }) => {
    const all = own('optedOutUsers');
    return {
      module: [`const ${all} = new Set<string>();`],
      before: [`if (${out()}) ${all}.add(${dialect.id});`, dialect.next],
      handler: [`if (!${all}.has(${dialect.id})) ${touch()};`],
    };
  },
  'records by consumer': ({ own, out, dialect, touch }) => {
    const all = own('records');
    return {
      module: [`const ${all} = new Map<string, { optedOut: any }>();`],
      before: [`${all}.set(${dialect.id}, { optedOut: ${out()} });`, dialect.next],
      handler: [`if (${all}.get(${dialect.id})?.optedOut === false) ${touch()};`],
    };
  },
  'set that is named for refusing, emptied': ({ own, out, dialect, touch }) => {
    const all = own('optedOutUsers');
    return {
      module: [`const ${all} = new Set<string>();`],
      before: [`if (${out()}) ${all}.add(${dialect.id}); else ${all}.delete(${dialect.id});`, dialect.next],
      handler: [`${all}.delete(${dialect.id});`, `if (!${all}.has(${dialect.id})) ${touch()};`],
    };
  },
  'number of those who agreed': ({ own, out, touch }) => {
    const all = own('agreed');
    return { module: [`let ${all} = 0;`], handler: [`if (!${out()}) ${all}++;`, `if (${all} > 0) ${touch()};`] };
  },
  'field of the one instance': ({ own, out, dialect, touch }) => {
    const made = own('Choices');
    const one = own('choices');
    return {
      module: [
        `class ${made} { private optedOut = true; set(it: any) { this.optedOut = it; } may() { return !this.optedOut; } }`,
        `const ${one} = new ${made}();`,
      ],
      before: [`${one}.set(${out()});`, dialect.next],
      handler: [`if (${one}.may()) ${touch()};`],
    };
  },
  'instance per request': ({ own, out, touch }) => {
    const made = own('Choices');
    return {
      module: [`class ${made} { constructor(private readonly optedOut: any) {} may() { return !this.optedOut; } }`],
      handler: [`const choices = new ${made}(${out()});`, `if (choices.may()) ${touch()};`],
    };
  },
  'left for later links': ({ own, out, dialect, touch }) => {
    const name = own('optedOut');
    return {
      module: [],
      before: [dialect.keep(name, out()), dialect.next],
      handler: [`if (!${dialect.kept(name)}) ${touch()};`],
    };
  },
  'left for later links when agreed': ({ own, out, dialect, touch }) => {
    const name = own('mayShare');
    return {
      module: [],
      before: [`if (!${out()}) { ${dialect.keep(name, 'true')} }`, dialect.next],
      handler: [`if (${dialect.kept(name)}) ${touch()};`],
    };
  },
  'queue of the module': ({ own, out, dialect, touch }) => {
    const queue = own('queue');
    return {
      module: [`const ${queue}: (() => void)[] = [];`],
      handler: [
        `${queue}.push(() => ${touch()});`,
        `if (!${out()}) for (const run of ${queue}.splice(0)) run();`,
        `void ${dialect.id};`,
      ],
    };
  },
  'queue that is filled under the gate': ({ own, out, touch }) => {
    const queue = own('queue');
    return {
      module: [`const ${queue}: (() => void)[] = [];`],
      handler: [`if (!${out()}) ${queue}.push(() => ${touch()});`, `for (const run of ${queue}.splice(0)) run();`],
    };
  },
  'promise by consumer': ({ own, waitingOut, dialect, touch }) => {
    const asked = own('asked');
    return {
      module: [`const ${asked} = new Map<string, Promise<any>>();`],
      handler: [
        `const ask = async () => ${waitingOut()};`,
        `if (!${asked}.has(${dialect.id})) ${asked}.set(${dialect.id}, ask());`,
        `if (!(await ${asked}.get(${dialect.id}))) ${touch()};`,
      ],
    };
  },
  'promise of whoever was first': ({ own, waitingOut, touch }) => {
    const asked = own('asked');
    return {
      module: [`let ${asked}: Promise<any> | undefined;`],
      handler: [
        `const ask = async () => ${waitingOut()};`,
        `${asked} ??= ask();`,
        `if (!(await ${asked})) ${touch()};`,
      ],
    };
  },
  'storage of the async context': ({ own, out, touch }) => {
    const kept = own('context');
    return {
      module: [`const ${kept} = new AsyncLocalStorage<{ optedOut: any }>();`],
      handler: [
        `await ${kept}.run({ optedOut: ${out()} }, async () => {`,
        '  await Promise.resolve();',
        `  if (!${kept}.getStore()!.optedOut) ${touch()};`,
        '});',
      ],
    };
  },
  'emitter of the module': ({ own, out, touch }) => {
    const bus = own('bus');
    return {
      module: [`const ${bus} = new EventEmitter();`, `${bus}.on('order', (run: () => void) => run());`],
      handler: [`if (!${out()}) ${bus}.emit('order', () => ${touch()});`],
    };
  },
  'closure of a factory': ({ own, out, dialect, touch }) => {
    const made = own('createGuard');
    const one = own('guard');
    return {
      module: [
        `function ${made}() { let ok = false; return (refused: any) => { if (!refused) ok = true; return ok; }; }`,
        `const ${one} = ${made}();`,
      ],
      handler: [`if (${one}(${out()})) ${touch()};`, `void ${dialect.id};`],
    };
  },
  'timer that finds it changed': ({ own, out, touch }) => {
    const kept = own('optedOut');
    return {
      module: [`let ${kept} = true;`],
      handler: [`${kept} = ${out()};`, `setTimeout(() => { if (!${kept}) ${touch()}; }, 10);`],
    };
  },
  'weak map by request': ({ own, out, dialect, touch }) => {
    const all = own('byRequest');
    const request = dialect.handler.split(':')[0] ?? '';
    return {
      module: [`const ${all} = new WeakMap<object, any>();`],
      before: [`${all}.set(${request}, ${out()});`, dialect.next],
      handler: [`if (${all}.get(${request}) === false) ${touch()};`],
    };
  },
};
