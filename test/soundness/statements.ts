/**
 * Statements of generated programs: touchpoints, and every way of control flow to put before, around and
 * behind them.
 */
import { type Flag, type Scope, writeCondition, writeUnknown } from './conditions';
import { usePackage } from './draft';
import { writeHeldLong } from './families/held';
import { writeOfFamily } from './families/statements';
import {
  writeListCall,
  writeLocalCallback,
  writePick,
  writeQueue,
  writeThen,
  writeTimer,
  writeUseOfOffer,
} from './functions';
import { writeAssignment, writeVariable } from './variables';

/** Statement lines. A block ends when something returned from it. */
export function writeBlock(scope: Scope, length: number): string[] {
  const lines: string[] = [];
  let flags = scope.flags;
  for (let count = 0; count < length; count++) {
    const here = { ...scope, flags };
    const written = scope.depth > 0 ? writeStatement(here) : { lines: writeTouchpoint(here) };
    lines.push(...written.lines);
    if (written.flag) flags = [...flags, written.flag];
  }
  return lines;
}

export interface Written {
  readonly lines: readonly string[];
  /** A variable that later statements may use. */
  readonly flag?: Flag;
}

type Writer = (scope: Scope) => readonly string[];

function writeStatement(scope: Scope): Written {
  const { random } = scope.draft;
  if (random.chance(0.08)) return writeVariable(scope);
  if (random.chance(0.1)) return writeHeldLong(scope);
  const leave = scope.returns || scope.loop;
  const writer = random.weigh<Writer>([
    [5, writeTouchpoint],
    [leave ? 6 : 0, writeLeave],
    [4, writeIf],
    [2, writeIfElse],
    [1.5, writeShortCircuit],
    [1, writeTernary],
    [1.2, writeSwitch],
    [1.2, writeLoop],
    [0.4, writeCounter],
    [1.5, writeTry],
    [0.8, writeLabel],
    [1.5, writeAssignment],
    [1.5, writeLocalCallback],
    [1.5, writeListCall],
    [1, writeTimer],
    [1.2, writeThen],
    [5, writeUseOfOffer],
    [0.8, writeQueue],
    [0.6, writePick],
    [9, writeOfFamily],
  ]);
  return { lines: writer(scope) };
}

export function inner(scope: Scope, more: Partial<Scope> = {}): string[] {
  const deeper = { ...scope, depth: scope.depth - 1, ...more };
  return writeBlock(deeper, 1 + scope.draft.random.int(2)).map((it) => `  ${it}`);
}

/** The body of a function written here: it has its own `return` and no loop around it. */
export function innerFunction(scope: Scope, async = false): string[] {
  return inner(scope, { returns: true, loop: false, async });
}

function writeTouchpoint(scope: Scope): string[] {
  return [`${writeTouch(scope)};`];
}

/** A touchpoint as an expression. */
export function writeTouch({ draft, place }: Scope): string {
  const event = `'${draft.event()}'`;
  if (place) return place.touch(event);
  return `${draft.random.pick(['', '', 'window.'])}fbq('track', ${event})`;
}

function writeLeave(scope: Scope): string[] {
  const { random } = scope.draft;
  const words = [...(scope.returns ? ['return;', 'return;'] : []), ...(scope.loop ? ['continue;', 'break;'] : [])];
  const condition = writeCondition(scope, 'out');
  if (random.chance(0.1) && scope.returns) return [`if (${condition}) throw new Error('no');`];
  return [`if (${condition}) ${random.pick(words)}`];
}

function writeIf(scope: Scope): string[] {
  return [`if (${writeCondition(scope, 'in')}) {`, ...inner(scope), '}'];
}

function writeIfElse(scope: Scope): string[] {
  if (scope.draft.random.chance(0.3)) {
    const first = [`if (${writeUnknown(scope)}) {`, ...inner(scope)];
    return [
      ...first,
      `} else if (${writeCondition(scope, 'in')}) {`,
      ...inner(scope),
      '} else {',
      '  console.log(1);',
      '}',
    ];
  }
  return [`if (${writeCondition(scope, 'out')}) {`, '  console.log(1);', '} else {', ...inner(scope), '}'];
}

function writeShortCircuit(scope: Scope): string[] {
  if (scope.draft.random.chance(0.5)) return [`${writeCondition(scope, 'in', 1)} && ${writeTouch(scope)};`];
  return [`(${writeCondition(scope, 'out', 1)}) || ${writeTouch(scope)};`];
}

function writeTernary(scope: Scope): string[] {
  return [`(${writeCondition(scope, 'out', 1)}) ? undefined : ${writeTouch(scope)};`];
}

function writeSwitch(scope: Scope): string[] {
  const { random } = scope.draft;
  const stop = random.chance(0.8) ? ['    break;'] : [];
  const body = inner({ ...scope, loop: false }).map((it) => `  ${it}`);
  if (!scope.place && random.chance(0.5)) {
    return [
      `switch (localStorage.getItem('marketing_consent')) {`,
      `  case 'denied':`,
      '    console.log(1);',
      ...stop,
      random.pick(['  default:', `  case 'granted':`]),
      ...body,
      '}',
    ];
  }
  return [
    'switch (true) {',
    `  case ${writeCondition(scope, 'out', 1)}:`,
    '    console.log(1);',
    ...stop,
    '  default:',
    ...body,
    '}',
  ];
}

function writeLoop(scope: Scope): string[] {
  const { draft, file } = scope;
  const body = inner(scope, { loop: true });
  const item = draft.name('item');
  const input = draft.input();
  const items = input ? `${usePackage(file, 'list', 'acme-inputs')}('${input}')` : `['one', 'two']`;
  return draft.random.weigh<() => string[]>([
    [3, () => [`for (const ${item} of ${items}) {`, ...body, '}']],
    [1, () => [`for (const ${item} of (${writeCondition(scope, 'out', 1)}) ? [] : ${items}) {`, ...body, '}']],
    [1, () => [`for (let ${item} = 0; ${item} < 2 && ${writeCondition(scope, 'in', 1)}; ${item}++) {`, ...body, '}']],
    [1, () => [`let ${item} = 0;`, `while (${item}++ < 2 && ${writeCondition(scope, 'in', 1)}) {`, ...body, '}']],
    [1, () => [`let ${item} = 2;`, `while (${item}--) {`, ...body, '}']],
    [1, () => [`let ${item} = 0;`, 'do {', ...body, `} while (${item}++ < 1 && ${writeCondition(scope, 'in', 1)});`]],
    [1, () => [`for (const ${item} in (${writeCondition(scope, 'out', 1)}) ? {} : { one: 1 }) {`, ...body, '}']],
  ])();
}

/** Steps: their value is what was there before, or what is there after. */
function writeCounter(scope: Scope): string[] {
  const { draft } = scope;
  const name = draft.name('count');
  const test = draft.random.pick([`${name}-- > 0`, `--${name} >= 0`, `${name}++ === 1`, `++${name} === 2`]);
  return [`let ${name} = (${writeCondition(scope, 'in', 1)}) ? 1 : 0;`, `if (${test}) {`, ...inner(scope), '}'];
}

function writeTry(scope: Scope): string[] {
  const { draft, file } = scope;
  const input = draft.input();
  const risk = input ? [`  ${usePackage(file, 'risky', 'acme-inputs')}('${input}');`] : [];
  const before = draft.random.chance(0.5) ? risk : [];
  const block = ['try {', ...before, ...inner(scope), ...(before.length > 0 ? [] : risk)];
  const handler = draft.random.weigh<() => string[]>([
    [3, () => ['} catch {', '  console.log(1);', '}']],
    [2, () => ['} catch {', ...inner(scope), '}']],
    [scope.returns ? 2 : 0, () => ['} catch {', '  return;', '}']],
    [1, () => ['} finally {', ...inner(scope, { returns: false, loop: false }), '}']],
    [1, () => ['} catch {', '  console.log(1);', '} finally {', ...inner(scope, { returns: false, loop: false }), '}']],
  ])();
  return [...block, ...handler];
}

function writeLabel(scope: Scope): string[] {
  const label = scope.draft.name('block');
  return [`${label}: {`, `  if (${writeCondition(scope, 'out')}) break ${label};`, ...inner(scope), '}'];
}
