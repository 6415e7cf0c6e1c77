/** Touchpoints for many consumers at once: rows that are gone through, chosen, joined and mixed up. */
import type { Family } from './family';

export interface Rows {
  readonly db: string;
  readonly own: (stem: string) => string;
  /** A touchpoint about the consumer that this expression identifies. */
  readonly touch: (id: string) => string;
}

export const ROWS: Family<(it: Rows) => string[]> = {
  'tested in the loop': ({ db, touch }) => [
    `for (const user of await ${db}.user.findMany()) if (!user.optedOut) ${touch('user.id')};`,
  ],
  'tested in the loop, continued': ({ db, touch }) => [
    `for (const user of await ${db}.user.findMany()) {`,
    '  if (user.optedOut) continue;',
    `  ${touch('user.id')};`,
    '}',
  ],
  'broken off': ({ db, touch }) => [
    `for (const user of await ${db}.user.findMany()) {`,
    '  if (user.optedOut) break;',
    `  ${touch('user.id')};`,
    '}',
  ],
  'not tested': ({ db, touch }) => [`for (const user of await ${db}.user.findMany()) ${touch('user.id')};`],
  'selected by the query': ({ db, touch }) => [
    `for (const user of await ${db}.user.findMany({ where: { marketingConsent: true } })) ${touch('user.id')};`,
  ],
  'selected as refused': ({ db, touch }) => [
    `for (const user of await ${db}.user.findMany({ where: { optedOut: true } })) ${touch('user.id')};`,
  ],
  'not refused by the query': ({ db, touch }) => [
    `const rows = await ${db}.user.findMany({ where: { optedOut: { not: true } } });`,
    `rows.forEach((user: any) => ${touch('user.id')});`,
  ],
  filtered: ({ db, touch }) => [
    `(await ${db}.user.findMany()).filter((user: any) => user.marketingConsent).forEach((user: any) => ${touch('user.id')});`,
  ],
  'filtered into identities': ({ db, own, touch }) => {
    const ids = own('ids');
    return [
      `const ${ids} = (await ${db}.user.findMany()).filter((it: any) => !it.optedOut).map((it: any) => it.id);`,
      `for (const id of ${ids}) ${touch('id')};`,
    ];
  },
  'first decides for all': ({ db, own, touch }) => {
    const all = own('users');
    return [
      `const ${all} = await ${db}.user.findMany();`,
      `if (${all}.some((it: any) => !it.optedOut)) for (const user of ${all}) ${touch('user.id')};`,
    ];
  },
  'all must have agreed': ({ db, own, touch }) => {
    const all = own('users');
    return [
      `const ${all} = await ${db}.user.findMany();`,
      `if (${all}.every((it: any) => !it.optedOut)) for (const user of ${all}) ${touch('user.id')};`,
    ];
  },
  'joined with preferences': ({ db, own, touch }) => {
    const all = own('preferences');
    return [
      `const ${all} = await ${db}.privacyPreference.findMany();`,
      `for (const user of await ${db}.user.findMany()) {`,
      `  const found = ${all}.find((it: any) => it.userId === user.id);`,
      '  if (!found || found.optedOut) continue;',
      `  ${touch('user.id')};`,
      '}',
    ];
  },
  'joined by a map': ({ db, own, touch }) => {
    const all = own('byUser');
    return [
      `const ${all} = new Map((await ${db}.userConsent.findMany()).map((it: any) => [it.userId, it.marketing]));`,
      `for (const user of await ${db}.user.findMany()) if (${all}.get(user.id)) ${touch('user.id')};`,
    ];
  },
  'set of those who refused': ({ db, own, touch }) => {
    const all = own('refused');
    return [
      `const ${all} = new Set((await ${db}.privacyPreference.findMany({ where: { optedOut: true } })).map((it: any) => it.userId));`,
      `for (const user of await ${db}.user.findMany()) if (!${all}.has(user.id)) ${touch('user.id')};`,
    ];
  },
  'asked for each': ({ db, touch }) => [
    `for (const user of await ${db}.user.findMany()) {`,
    `  const row = await ${db}.privacyPreference.findUnique({ where: { userId: user.id } });`,
    `  if (row?.optedOut === false) ${touch('user.id')};`,
    '}',
  ],
  'asked for each at once': ({ db, touch }) => [
    `await Promise.all((await ${db}.user.findMany()).map(async (user: any) => {`,
    `  const row = await ${db}.userConsent.findUnique({ where: { userId: user.id } });`,
    `  if (row?.marketing) ${touch('user.id')};`,
    '}));',
  ],
  'variable outside the loop': ({ db, own, touch }) => {
    const ok = own('ok');
    return [
      `let ${ok} = false;`,
      `for (const user of (await ${db}.user.findMany()).reverse()) {`,
      `  if (!user.optedOut) ${ok} = true;`,
      `  if (${ok}) ${touch('user.id')};`,
      '}',
    ];
  },
  partition: ({ db, own, touch }) => {
    const parts = own('parts');
    return [
      `const ${parts}: any = { yes: [], no: [] };`,
      `for (const user of await ${db}.user.findMany()) ${parts}[user.optedOut ? 'no' : 'yes'].push(user);`,
      `for (const user of ${parts}.yes) ${touch('user.id')};`,
    ];
  },
  reduced: ({ db, own, touch }) => {
    const ids = own('ids');
    return [
      `const ${ids}: string[] = (await ${db}.user.findMany()).reduce((all: string[], it: any) => (it.optedOut ? all : [...all, it.id]), []);`,
      `${ids}.forEach((id) => ${touch('id')});`,
    ];
  },
};
