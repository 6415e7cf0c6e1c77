/**
 * Statements of generated programs that hand functions around: callbacks, timers, queues, chains, and what
 * other files offer.
 */
import { opposite, type Scope, writeCondition } from './conditions';
import { type Offer, use, usePackage } from './draft';
import { inner, innerFunction } from './statements';

/** A function made here and called under some condition, or handed on. */
export function writeLocalCallback(scope: Scope): string[] {
  const { draft } = scope;
  const name = draft.name('send');
  const made = [`const ${name} = () => {`, ...innerFunction(scope), '};'];
  return [
    ...made,
    draft.random.weigh<() => string>([
      [3, () => `if (${writeCondition(scope, 'in', 1)}) ${name}();`],
      [1, () => `${name}();`],
      [scope.place ? 0 : 1, () => `document.addEventListener('click', ${name});`],
      [scope.place ? 0 : 1, () => `if (${writeCondition(scope, 'in', 1)}) window.addEventListener('focus', ${name});`],
      [
        1,
        () => `((it: () => void) => { if (${writeCondition({ ...scope, async: false }, 'in', 1)}) it(); })(${name});`,
      ],
      [0.5, () => `if (${writeCondition(scope, 'in', 1)}) ${name}.call(undefined);`],
      [0.5, () => `const ${draft.name('bound')} = ${name}.bind(undefined);`],
    ])(),
  ];
}

export function writeListCall(scope: Scope): string[] {
  const { draft, file } = scope;
  const input = draft.input();
  const items = input ? `${usePackage(file, 'list', 'acme-inputs')}('${input}')` : `['one', 'two']`;
  const plain = { ...scope, async: false };
  const body = innerFunction(scope);
  return draft.random.weigh<() => string[]>([
    [2, () => [`${items}.filter(() => ${writeCondition(plain, 'in', 1)}).forEach(() => {`, ...body, '});']],
    [1, () => [`${items}.forEach(() => {`, ...body, '});']],
    [1, () => [`((${writeCondition(scope, 'out', 1)}) ? [] : ${items}).map(() => {`, ...body, '});']],
  ])();
}

export function writeTimer(scope: Scope): string[] {
  const { draft, file } = scope;
  const timer = draft.random.pick(['setTimeout', 'queueMicrotask', usePackage(file, 'onIdle', 'acme-inputs')]);
  return [`${timer}(() => {`, ...innerFunction(scope), '});'];
}

export function writeThen(scope: Scope): string[] {
  const { draft, file } = scope;
  const { random } = draft;
  const predicates = draft.offers.filter((it) => it.kind === 'predicate' && it.async);
  if (predicates.length === 0) return writeTimer(scope);
  const offer = random.pick(predicates);
  const name = draft.name('answer');
  const body = inner(scope, {
    returns: true,
    loop: false,
    async: false,
    flags: [...scope.flags, { name, polarity: offer.polarity, mutable: false }],
  });
  const lead = random.pick([
    `  if (${offer.polarity === 'out' ? name : `!${name}`}) return;`,
    `  if (${writeCondition({ ...scope, async: false, flags: [{ name, polarity: offer.polarity, mutable: false }] }, 'out', 1)}) return;`,
  ]);
  const before = random.weigh([
    [4, ''],
    [1, `.catch(() => ${random.pick(['true', 'false'])})`],
    [1, `.then((it) => it)`],
  ] as const);
  const after = random.pick(['', '.catch(() => {})', '.finally(() => console.log(1))']);
  return [`${use(draft, file, offer)}()${before}.then((${name}) => {`, lead, ...body, `})${after};`];
}

export function writeQueue(scope: Scope): string[] {
  const { draft } = scope;
  const name = draft.name('queue');
  const push = `${name}.push(() => {`;
  const body = innerFunction(scope);
  return [
    `const ${name}: (() => void)[] = [];`,
    ...(draft.random.chance(0.6)
      ? [`if (${writeCondition(scope, 'in', 1)}) ${push}`, ...body, '});']
      : [push, ...body, '});']),
    draft.random.chance(0.5)
      ? `for (const it of ${name}) it();`
      : `if (${writeCondition(scope, 'in', 1)}) ${name}.forEach((it) => it());`,
  ];
}

/** One of two functions is picked. */
export function writePick(scope: Scope): string[] {
  const name = scope.draft.name('chosen');
  return [
    `const ${name} = (${writeCondition(scope, 'out', 1)}) ? () => {} : () => {`,
    ...innerFunction(scope),
    '};',
    `${name}();`,
  ];
}

/** Something that another file offers, used under some condition or none. */
export function writeUseOfOffer(scope: Scope): string[] {
  const { draft, file } = scope;
  const offers = draft.offers.filter((it) => it.kind !== 'predicate');
  if (offers.length === 0) return [];
  const offer = draft.random.pick(offers);
  if (offer.kind === 'module') return writeDynamicImport(scope, offer);
  const name = use(draft, file, offer);
  const wait = offer.async && scope.async && draft.random.chance(0.8) ? 'await ' : '';
  const condition = (): string => writeCondition(scope, offer.polarity, 1);
  switch (offer.kind) {
    case 'guard':
      return [`${wait}${name}();`];
    case 'callback':
      return [`${wait}${name}(() => {`, ...innerFunction(scope), '});'];
    case 'wrapper': {
      const wrapped = draft.name('wrapped');
      return [`const ${wrapped} = ${name}(() => {`, ...innerFunction(scope), '});', `${wait}${wrapped}();`];
    }
    case 'class': {
      const made = draft.name('tracker');
      return [`const ${made} = new ${name}(${condition()});`, `${made}.track();`];
    }
    case 'object':
      return [`${draft.random.chance(0.4) ? `if (${writeCondition(scope, 'in', 1)}) ` : ''}${name}.track();`];
    default:
      return [
        `${draft.random.chance(0.5) ? `if (${writeCondition(scope, 'in', 1)}) ` : ''}${wait}${name}(${draft.random.chance(0.5) ? condition() : opposite(offer.polarity) === 'in'});`,
      ];
  }
}

function writeDynamicImport(scope: Scope, offer: Offer): string[] {
  const { random } = scope.draft;
  const load = `import('./${offer.path.replace(/\.ts$/, '')}')`;
  const send = offer.name === '' ? load : `${load}.then((it) => it.${offer.name}())`;
  const wait = scope.async && random.chance(0.5) ? 'await ' : '';
  return [`${random.chance(0.75) ? `if (${writeCondition(scope, 'in')}) ` : ''}${wait}${send};`];
}
