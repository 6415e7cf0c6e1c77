/** Touchpoints behind Promises, timers and microtasks, in orders that matter. */
import type { Family } from './family';
import type { Parts } from './flow';

export const WAITING: Family<(it: Parts) => string[]> = {
  'then or else': ({ plain, other }) => [
    `new Promise<void>((resolve, reject) => { if (${plain('in')}) resolve(); else reject(new Error('no')); }).then(() => {`,
    ...other(),
    '}, () => {});',
  ],
  'catch that goes on': ({ plain, other }) => [
    `Promise.resolve().then(() => { if (${plain('in')}) throw new Error('yes'); }).catch(() => {`,
    ...other(),
    '});',
  ],
  'catch before then': ({ plain, other }) => [
    `Promise.resolve().then(() => { if (${plain('out')}) throw new Error('no'); }).catch(() => console.log(1)).then(() => {`,
    ...other(),
    '});',
  ],
  'then before catch': ({ plain, other }) => [
    `Promise.resolve().then(() => { if (${plain('out')}) throw new Error('no'); }).then(() => {`,
    ...other(),
    '}).catch(() => console.log(1));',
  ],
  'finally of a Promise': ({ plain, other }) => [
    `(${plain('in')} ? Promise.resolve(1) : Promise.reject(new Error('no'))).finally(() => {`,
    ...other(),
    '}).catch(() => {});',
  ],
  'never settled': ({ plain, other }) => [
    `new Promise<void>((resolve) => { if (${plain('in')}) resolve(); }).then(() => {`,
    ...other(),
    '});',
  ],
  'rejected list': ({ plain, other }) => [
    `Promise.all([Promise.resolve(1), (${plain('out')}) ? Promise.reject(new Error('no')) : 1]).then(() => {`,
    ...other(),
    '}).catch(() => {});',
  ],
  'settled list': ({ plain, other, name }) => {
    const first = name('first');
    return [
      `Promise.allSettled([(${plain('out')}) ? Promise.reject(new Error('no')) : Promise.resolve(1)]).then(([${first}]) => {`,
      `  if (${first}!.status === 'rejected') return;`,
      ...other(),
      '});',
    ];
  },
  'any of a list': ({ plain, other }) => [
    `Promise.any([(${plain('in')}) ? Promise.resolve(1) : Promise.reject(new Error('no'))]).then(() => {`,
    ...other(),
    '}, () => {});',
  ],
  'flag set before a timer': ({ name, plain, other }) => {
    const flag = name('ready');
    return [
      `let ${flag} = false;`,
      `queueMicrotask(() => { ${flag} = ${plain('in')}; });`,
      `setTimeout(() => {`,
      `  if (!${flag}) return;`,
      ...other(),
      '}, 10);',
    ];
  },
  'flag set too late': ({ name, plain, other }) => {
    const flag = name('stopped');
    return [
      `let ${flag} = false;`,
      `setTimeout(() => { ${flag} = ${plain('out')}; }, 10);`,
      `queueMicrotask(() => {`,
      `  if (${flag}) return;`,
      ...other(),
      '});',
    ];
  },
  'flag that starts open': ({ name, plain, other }) => {
    const flag = name('open');
    return [
      `let ${flag} = true;`,
      `Promise.resolve().then(() => { ${flag} = ${plain('in')}; });`,
      `if (${flag}) {`,
      ...other(false).filter((it) => !/^\s*return/.test(it)),
      '}',
    ];
  },
  'called and not awaited': ({ name, plain, other }) => {
    const [check, send] = [name('check'), name('send')];
    return [
      `const ${check} = async () => { if (${plain('out')}) throw new Error('no'); };`,
      `const ${send} = async () => {`,
      `  ${check}().catch(() => {});`,
      ...other(),
      '};',
      `${send}();`,
    ];
  },
  'called and awaited': ({ name, plain, other }) => {
    const [check, send] = [name('check'), name('send')];
    return [
      `const ${check} = async () => { if (${plain('out')}) throw new Error('no'); };`,
      `const ${send} = async () => {`,
      `  await ${check}();`,
      ...other(true),
      '};',
      `${send}().catch(() => {});`,
    ];
  },
  'loop that waits': ({ name, plain, other }) => {
    const send = name('send');
    return [
      `const ${send} = async () => {`,
      `  for (const it of [Promise.resolve(1), Promise.resolve(2)]) {`,
      '    await it;',
      `    if (${plain('out')}) return;`,
      '  }',
      ...other(true),
      '};',
      `void ${send}();`,
    ];
  },
  'thenable that decides': ({ name, plain, other }) => {
    const send = name('send');
    return [
      `const ${send} = async () => {`,
      `  await ({ then(yes: any, no: any) { if (${plain('in')}) yes(1); else no(new Error('no')); } } as any);`,
      ...other(true),
      '};',
      `${send}().catch(() => {});`,
    ];
  },
  'kept resolver': ({ name, when, other }) => {
    const open = name('open');
    return [
      `let ${open}: (it?: unknown) => void = () => {};`,
      `new Promise((resolve) => { ${open} = resolve; }).then(() => {`,
      ...other(),
      '});',
      `if (${when('in')}) ${open}();`,
    ];
  },
  'interval that is cleared': ({ name, plain, other }) => {
    const timer = name('timer');
    return [`const ${timer} = setTimeout(() => {`, ...other(), '});', `if (${plain('out')}) clearTimeout(${timer});`];
  },
  'queue that is drained later': ({ name, plain, other }) => {
    const queue = name('queue');
    return [
      `const ${queue}: (() => void)[] = [];`,
      `setTimeout(() => { if (${plain('in')}) while (${queue}.length > 0) ${queue}.shift()!(); });`,
      `${queue}.push(() => {`,
      ...other(),
      '});',
    ];
  },
  'abandoned signal': ({ name, when, other }) => {
    const stop = name('stop');
    return [
      `const ${stop} = new AbortController();`,
      `if (${when('out')}) ${stop}.abort();`,
      `Promise.resolve().then(() => {`,
      `  if (${stop}.signal.aborted) return;`,
      ...other(),
      '});',
    ];
  },
};
