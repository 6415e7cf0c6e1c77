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
    [1.5, () => ({ lines: writeHeld(scope, name, value), mutable: false })],
  ])();
  return { lines: declared.lines, flag: { name, polarity, mutable: declared.mutable } };
}

/** Kept in an object, a list, a map or a set that is made or changed under a condition. */
function writeHeld(scope: Scope, name: string, value: string): string[] {
  const { random } = scope.draft;
  const held = scope.draft.name('held');
  const maybe = (): string => (random.chance(0.5) ? `if (${writeUnknown(scope)}) ` : '');
  return random.pick<() => string[]>([
    () => [`const ${held}: any = {};`, `${maybe()}${held}.ads = ${value};`, `const ${name} = ${held}.ads === true;`],
    () => [
      `const ${held}: any = {};`,
      `try { ${maybe()}throw 1; ${held}.ads = ${value}; } catch { ${held}.other = 1; }`,
      `const ${name} = ${held}.ads === true;`,
    ],
    () => [
      `const ${held}: any = { ads: ${value} };`,
      `${maybe()}delete ${held}.ads;`,
      `const ${name} = Boolean(${held}.ads);`,
    ],
    () => [
      `const ${held}: any = Object.assign({}, ${writeUnknown(scope)} ? { ads: true } : {}, { ads: ${value} });`,
      `const ${name} = ${held}.ads;`,
    ],
    () => [
      `const ${held}: any[] = [${value}];`,
      `${maybe()}${held}.${random.pick(['pop()', 'shift()', 'unshift(true)', 'reverse()', 'splice(0, 1, false)'])};`,
      `const ${name} = ${held}[0] === true;`,
    ],
    () => [
      `const ${held} = new Set<string>();`,
      `${maybe()}if (${value}) ${held}.add('ads');`,
      `const ${name} = ${held}.has('ads');`,
    ],
    () => [
      `const ${held} = new Map<string, boolean>(${writeUnknown(scope)} ? [['ads', true]] : []);`,
      `${maybe()}${held}.set('ads', ${value});`,
      `const ${name} = ${held}.get('ads') === true;`,
    ],
    () => [
      `const { other, ...${held} }: any = { other: 1, ads: ${value} };`,
      `const ${name} = ${held}.ads && other === 1;`,
    ],
    () => [
      `class ${held} { static ads() { return true; } }`,
      `class ${held}Own extends ${held} { static ads() { return ${value.includes('await') ? 'false' : value}; } }`,
      `const ${name} = ${held}Own.ads();`,
    ],
    () => [
      `function* ${held}(): any { ${value.includes('await') ? 'yield false' : `yield ${value}`}; }`,
      `let ${name} = false;`,
      `for (const it of ${held}()) ${name} = it;`,
    ],
  ])();
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
