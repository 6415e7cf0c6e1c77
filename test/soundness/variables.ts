/** Statements of generated programs that make or change a boolean which later conditions use. */
import { type Scope, writeCondition, writeUnknown } from './conditions';
import type { Written } from './statements';

export function writeVariable(scope: Scope): Written {
  const { random } = scope.draft;
  const polarity = random.pick(['in', 'out'] as const);
  const name = scope.draft.name(polarity === 'in' ? 'go' : 'stop');
  const value = writeCondition(scope, polarity);
  const declared = random.weigh<() => { lines: string[]; mutable: boolean }>([
    [4, () => ({ lines: [`const ${name} = ${value};`], mutable: false })],
    [2, () => ({ lines: [`let ${name} = ${value};`], mutable: true })],
    [1, () => ({ lines: [`const { ${name} } = { ${name}: ${value} };`], mutable: false })],
    [
      1,
      () => ({
        lines: [`const { it: ${name} = ${random.pick(['true', 'false'])} } = { it: ${value} };`],
        mutable: false,
      }),
    ],
    [1, () => ({ lines: [`const [, ${name}] = [${writeUnknown(scope)}, ${value}];`], mutable: false })],
    [
      1,
      () => ({
        lines: [`let ${name} = ${polarity === 'out'};`, `if (${value}) ${name} = ${polarity === 'in'};`],
        mutable: true,
      }),
    ],
    [
      1,
      () => ({
        lines: [`let ${name} = ${polarity === 'in' ? 'false' : 'true'};`, `${name} = ${value};`],
        mutable: true,
      }),
    ],
    [1, () => ({ lines: [`const ${name} = new Map([['ads', ${value}]]).get('ads');`], mutable: false })],
    [1, () => ({ lines: [`const ${name} = new Set((${value}) ? ['ads'] : []).has('ads');`], mutable: false })],
    [1, () => ({ lines: [`const ${name} = { ...{ ads: ${value} } }.ads;`], mutable: false })],
  ])();
  return { lines: declared.lines, flag: { name, polarity, mutable: declared.mutable } };
}

export function writeAssignment(scope: Scope): string[] {
  const mutable = scope.flags.filter((it) => it.mutable);
  if (mutable.length === 0) return [];
  const { random } = scope.draft;
  const flag = random.pick(mutable);
  const value = writeCondition(scope, flag.polarity, 1);
  return random.weigh<() => string[]>([
    [3, () => [`${flag.name} = ${value};`]],
    [1, () => [`${flag.name} &&= ${value};`]],
    [1, () => [`${flag.name} ||= ${value};`]],
    [1, () => [`if (${writeUnknown(scope)}) ${flag.name} = ${random.pick(['true', 'false'])};`]],
    [1, () => [`const ${scope.draft.name('set')} = () => { ${flag.name} = ${flag.polarity === 'in'}; };`]],
  ])();
}
