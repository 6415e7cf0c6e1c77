/** Control flow around a touchpoint that is seldom written, and means what it means all the same. */
import type { Polarity, Scope } from '../conditions';
import type { Family } from './family';

export interface Parts {
  /** `await` may be written. */
  readonly async: boolean;
  /** A condition of this sense; it may wait. */
  readonly when: (polarity: Polarity) => string;
  /** One that does not wait. */
  readonly plain: (polarity: Polarity) => string;
  readonly unknown: () => string;
  /** Statements as part of a block of the same function, and as the body of another function. */
  readonly body: (more?: Partial<Scope>) => string[];
  readonly other: (async?: boolean) => string[];
  readonly name: (stem: string) => string;
  /** A touchpoint as an expression. */
  readonly touch: () => string;
}

export const FLOW: Family<(it: Parts) => string[]> = {
  'switch that falls through': ({ when, unknown, body }) => [
    `switch ((${when('in')}) ? 'granted' : ${unknown()} ? 'denied' : 'unset') {`,
    `  case 'denied':`,
    '    console.log(1);',
    '    break;',
    `  case 'all':`,
    `  case 'granted':`,
    ...body({ loop: false }),
    '}',
  ],
  'switch that lacks a break': ({ when, body }) => [
    `switch ((${when('out')}) ? 'denied' : 'granted') {`,
    `  case 'denied':`,
    '    console.log(1);',
    `  case 'granted':`,
    ...body({ loop: false }),
    '}',
  ],
  'default in the middle': ({ when, unknown, body }) => [
    `switch ((${when('out')}) ? 1 : ${unknown()} ? 2 : 3) {`,
    '  case 2:',
    '  default: {',
    ...body({ loop: false }),
    '    break;',
    '  }',
    '  case 1:',
    '    console.log(1);',
    '}',
  ],
  'labelled continue': ({ name, when, unknown, body }) => {
    const [label, at] = [name('rows'), name('at')];
    return [
      `${label}: for (let ${at} = 0; ${at} < 2; ${at}++) {`,
      `  for (const it of [${unknown()}, true]) {`,
      `    if (it && (${when('out')})) continue ${label};`,
      '  }',
      ...body({ loop: true }),
      '}',
    ];
  },
  'labelled break': ({ name, when, body }) => {
    const label = name('block');
    return [
      `${label}: do {`,
      `  for (;;) { if (${when('out')}) break ${label}; break; }`,
      ...body(),
      '} while (false);',
    ];
  },
  'endless loop': ({ when, body }) => [
    'for (;;) {',
    `  if (${when('out')}) break;`,
    ...body({ loop: false }),
    '  break;',
    '}',
  ],
  'do while': ({ name, when, body }) => {
    const at = name('at');
    return [
      `let ${at} = 0;`,
      'do {',
      `  if (${when('out')}) break;`,
      ...body({ loop: false }),
      `} while (${at}++ < 1);`,
    ];
  },
  'loop that is never entered': ({ name, when, body }) => {
    const at = name('left');
    return [`let ${at} = (${when('in')}) ? 1 : 0;`, `while (${at}-- > 0) {`, ...body({ loop: false }), '}'];
  },
  'exception as a gate': ({ when, body }) => [
    'try {',
    `  if (${when('out')}) throw new Error('refused');`,
    ...body({ returns: false, loop: false }),
    '} catch {',
    '  console.log(1);',
    '}',
  ],
  'exception that is caught too early': ({ when, body }) => [
    'try {',
    `  if (${when('out')}) throw new Error('refused');`,
    '} catch {',
    '  console.log(1);',
    '}',
    ...body(),
  ],
  'own exception': ({ name, when, body }) => {
    const refused = name('Refused');
    return [
      `class ${refused} extends Error {}`,
      'try {',
      `  if (${when('out')}) throw new ${refused}();`,
      ...body({ returns: false, loop: false }),
      '} catch (error) {',
      `  if (!(error instanceof ${refused})) throw error;`,
      '}',
    ];
  },
  'catch of the thrown word': ({ when, body }) => [
    'try {',
    `  throw (${when('in')}) ? 'yes' : 'no';`,
    '} catch (word) {',
    `  if (word === 'yes') {`,
    ...body(),
    '  }',
    '}',
  ],
  'return in finally': ({ name, plain, other }) => {
    const send = name('send');
    return [
      `const ${send} = () => {`,
      '  try {',
      '    console.log(1);',
      '  } finally {',
      `    if (${plain('out')}) return;`,
      '  }',
      ...other(),
      '};',
      `${send}();`,
    ];
  },
  'finally in spite of a return': ({ name, plain, other }) => {
    const send = name('send');
    return [
      `const ${send} = () => {`,
      '  try {',
      `    if (${plain('out')}) return;`,
      '  } finally {',
      ...other(),
      '  }',
      '};',
      `${send}();`,
    ];
  },
  'finally after a throw': ({ name, plain, other }) => {
    const send = name('send');
    return [
      `const ${send} = () => {`,
      '  let ok = false;',
      '  try {',
      `    if (${plain('out')}) throw new Error('refused');`,
      '    ok = true;',
      '  } catch {',
      '    console.log(1);',
      '  } finally {',
      '    if (ok) {',
      ...other(),
      '    }',
      '  }',
      '};',
      `${send}();`,
    ];
  },
  'generator as a gate': ({ name, plain, body }) => {
    const gate = name('allowed');
    return [
      `function* ${gate}() { if (${plain('out')}) return; yield 1; }`,
      `for (const _ of ${gate}()) {`,
      ...body({ loop: true }),
      '}',
    ];
  },
  'delegating generator': ({ name, plain, body }) => {
    const gate = name('allowed');
    return [
      `function* ${gate}In() { if (${plain('in')}) yield 1; }`,
      `function* ${gate}() { yield* ${gate}In(); }`,
      `for (const _ of ${gate}()) {`,
      ...body({ loop: true }),
      '}',
    ];
  },
  'touchpoint behind a yield': ({ name, when, other }) => {
    const steps = name('steps');
    return [
      `const ${steps} = (function* () {`,
      '  yield 1;',
      ...other(),
      '})();',
      `${steps}.next();`,
      `if (${when('in')}) ${steps}.next();`,
    ];
  },
  'optional call': ({ name, when, other }) => {
    const send = name('send');
    return [`const ${send} = () => {`, ...other(), '};', `((${when('in')}) ? ${send} : undefined)?.();`];
  },
  'handler under a computed key': ({ name, when, other }) => {
    const handlers = name('handlers');
    return [
      `const ${handlers}: Record<string, () => void> = { yes() {`,
      ...other(),
      '}, no() {} };',
      `${handlers}[(${when('in')}) ? 'yes' : 'no']?.();`,
    ];
  },
  'comma and short circuit': ({ when, touch }) => [`((${when('in')}) && ${touch()}, console.log(1));`],
  'nullish assignment that shares': ({ name, when, touch }) => {
    const done = name('done');
    return [`let ${done}: any = (${when('out')}) ? 1 : undefined;`, `${done} ??= ${touch()};`];
  },
  'and assignment that shares': ({ name, when, touch }) => {
    const done = name('done');
    return [`let ${done}: any = ${when('in')};`, `${done} &&= ${touch()};`];
  },
  'chain of ternaries': ({ when, unknown, touch }) => [
    `(${when('out')}) ? console.log(1) : ${unknown()} ? ${touch()} : ${touch()};`,
  ],
  'waiting loop': ({ async, name, plain, body }) => {
    const gate = name('allowed');
    const over = async ? 'for await' : 'for';
    const head = async ? `async function* ${gate}()` : `function* ${gate}()`;
    return [
      `${head} { if (${plain('in')}) yield 1; }`,
      `${over} (const _ of ${gate}()) {`,
      ...body({ loop: true }),
      '}',
    ];
  },
};
