/**
 * The manifest says what the code does: commands, views, settings, keys and files are the same on both sides.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import texts from '../../package.nls.json' with { type: 'json' };
import { COMMANDS, CONTEXT_KEYS, VIEWS } from '../../shared/src/ids';
import { readSettings, SETTINGS, type Setting } from '../../shared/src/settings';

/** With its texts in their places, as people read it. */
const manifest = JSON.parse(
  JSON.stringify(packageJson).replaceAll(/"%([\w.]+)%"/g, (_, key: keyof typeof texts) => JSON.stringify(texts[key])),
) as typeof packageJson;
const { contributes } = manifest;
const text = JSON.stringify(contributes);
const clientCode = readdirSync('client/src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(`client/src/${name}`, 'utf8'))
  .join('\n');

const SHOWN = new Set([
  'title',
  'name',
  'label',
  'category',
  'contents',
  'description',
  'displayName',
  'userDescription',
  'contextualTitle',
  'accessibilityHelpContent',
  'markdownDescription',
  'markdownEnumDescriptions',
  'enumDescriptions',
]);

describe('commands', () => {
  const contributed = contributes.commands.map((it) => it.command).sort();

  test('every contributed command is registered, and the other way round', () => {
    expect(contributed).toEqual(Object.values(COMMANDS).sort());
  });

  test('every command of a menu is contributed', () => {
    const inMenus = Object.values(contributes.menus).flatMap((items) => items.map((it) => it.command));
    expect(inMenus.filter((it) => !contributed.includes(it as never))).toEqual([]);
  });

  test('every command that a text links to exists', () => {
    const links = [...text.matchAll(/\(command:(optgate\.[\w.]+)\)/g)].map((match) => match[1]);
    const known = [...contributed, ...Object.values(VIEWS).map((it) => `${it}.focus`)];
    expect(links.filter((it) => !known.includes(it as never))).toEqual([]);
  });

  test('commands that need a pathway are not in the palette', () => {
    const hidden = contributes.menus.commandPalette.filter((it) => it.when === 'false').map((it) => it.command);
    expect(hidden.sort()).toEqual(contributed.filter((it) => it.startsWith('optgate.pathway.')));
  });
});

test('every text of the manifest can be translated, and none is left over', () => {
  const used = [...JSON.stringify(packageJson).matchAll(/"%([\w.]+)%"/g)].map((match) => match[1]);
  expect([...new Set(used)].sort()).toEqual(Object.keys(texts).sort());
  // The name of the view's container is the product's; what else stands in the tools is read by language models.
  const { languageModelTools, viewsContainers, ...rest } = packageJson.contributes;
  expect(viewsContainers.activitybar.map((it) => it.title)).toEqual(['Optgate']);
  const shown = languageModelTools.map(({ displayName, userDescription }) => ({ displayName, userDescription }));
  const { displayName, description, capabilities } = packageJson;
  const said = textsIn([rest, shown, { displayName, description, capabilities }]);
  expect(said.length).toBeGreaterThan(0);
  expect(said.filter((it) => !/^%[\w.]+%$/.test(it))).toEqual([]);
});

/** What stands at the keys that an editor shows, of whatever depth. The ids of problem patterns are names too. */
function textsIn(node: unknown, key = ''): string[] {
  if (typeof node === 'string') return SHOWN.has(key) && node !== 'optgate' && node !== 'Optgate' ? [node] : [];
  if (Array.isArray(node)) return node.flatMap((it) => textsIn(it, key));
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, it]) => textsIn(it, name));
}

test('every text and picture of the walkthrough is there', () => {
  const media = contributes.walkthroughs.flatMap((it) => it.steps.map((step) => step.media.markdown));
  expect(media.filter((it) => !existsSync(it))).toEqual([]);
});

test('the tools for language models are those that the client registers', () => {
  const names = contributes.languageModelTools.map((it) => it.name);
  expect(names.filter((it) => !clientCode.includes(`'${it}'`))).toEqual([]);
});

test('views are those that the client creates', () => {
  const views = contributes.views.optgate.map((it) => it.id);
  expect(views).toEqual(Object.values(VIEWS));
  for (const it of contributes.viewsWelcome) expect(views).toContain(it.view);
});

test('when clauses use keys that the client sets', () => {
  const used = [...text.matchAll(/"when":"([^"]*)"/g)].flatMap((match) => match[1]?.match(/optgate\.\w+(?!\w)/g) ?? []);
  const known = [...Object.values(CONTEXT_KEYS), ...Object.values(VIEWS)] as string[];
  expect([...new Set(used)].filter((it) => !known.includes(it))).toEqual([]);
});

describe('settings', () => {
  const contributed = Object.assign({}, ...contributes.configuration.map((it) => it.properties)) as Record<
    string,
    { type: string; default: unknown; scope: string; enum?: string[]; markdownDescription: string }
  >;

  test('the manifest has exactly these', () => {
    const seen: Record<string, Setting> = {};
    for (const [key, it] of Object.entries(contributed)) {
      const { type, default: value, scope, enum: values, markdownDescription: sentence } = it;
      seen[key] = {
        type: type as Setting['type'],
        default: value,
        scope: scope as Setting['scope'],
        ...(values && { values }),
        sentence,
      };
    }
    expect(seen).toEqual(SETTINGS);
  });

  test('what makes no sense keeps its default', () => {
    const defaults = {
      enable: true,
      scope: 'workspace',
      severity: {},
      run: 'onType',
      codeLens: true,
      hover: true,
    };
    for (const sent of [undefined, null, 1, 'x', [], { enable: 'no', diagnostics: 3, run: 'never' }]) {
      expect(readSettings(sent)).toEqual(defaults);
    }
    const severity = { 'gpc-ignored': 'hint', 'wrong-purpose': 'loud' };
    expect(readSettings({ diagnostics: { severity } }).severity).toEqual({ 'gpc-ignored': 'hint' });
  });
});

describe('files', () => {
  test('every file that the manifest names is there', () => {
    const paths = [
      manifest.icon,
      ...contributes.viewsContainers.activitybar.map((it) => it.icon),
      ...contributes.views.optgate.map((it) => it.icon),
      ...contributes.grammars.map((it) => it.path),
      ...contributes.jsonValidation.map((it) => it.url),
    ];
    expect(paths.filter((it) => !it.startsWith('$(') && !existsSync(it))).toEqual([]);
  });

  test('the icon is a square PNG of 256 pixels', () => {
    const png = readFileSync(manifest.icon);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([256, 256]);
  });

  test("the editor's typings are of the oldest editor that is supported", () => {
    expect(manifest.engines.vscode).toBe(`^${manifest.devDependencies['@types/vscode']}`);
  });
});

test('the client reads only settings that exist', () => {
  const read = [...clientCode.matchAll(/\.get(?:<\w+>)?\('([\w.]+)'/g)].map((match) => `optgate.${match[1]}`);
  expect(read.length).toBeGreaterThan(0);
  expect(read.filter((it) => !(it in SETTINGS))).toEqual([]);
});

test('the problem matcher reads the lines of the command line', () => {
  const pattern = new RegExp(contributes.problemPatterns[0]?.regexp ?? '');
  const line = 'src/app/page.tsx:14:9: information Data leaves (limited). [limited-sharing]';
  expect(pattern.exec(line)?.slice(1)).toEqual([
    'src/app/page.tsx',
    '14',
    '9',
    'info',
    'Data leaves (limited).',
    'limited-sharing',
  ]);
});
