/**
 * Each finding's id has a page, which is opened from it: its head says what the program says, and its examples are run.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LAW } from '../../shared/src/law';
import type { RuleId } from '../../shared/src/model';
import { RULE_CHECKS, RULE_SENTENCES } from '../../shared/src/rule-words';
import { RULE_SEVERITIES } from '../../shared/src/rules';
import { analyse } from '../harness/analyse';
import { codeOf, parseSuite, type SuiteTest } from '../harness/suite';

const FOLDER = 'docs/findings';
const IDS = Object.keys(RULE_SEVERITIES) as RuleId[];

test('every id has a page, and every page an id', () => {
  const pages = readdirSync(FOLDER).map((it) => basename(it, '.md'));
  expect(pages.filter((it) => it !== 'README').sort()).toEqual([...IDS].sort());
});

test('the list of pages names each with its sentence', () => {
  const rows = readFileSync(join(FOLDER, 'README.md'), 'utf8').match(/^\| \[.*$/gm);
  expect(rows).toEqual(IDS.map((id) => `| [\`${id}\`](${id}.md) | ${RULE_SENTENCES[id]} |`));
});

describe.each(IDS)('%s', (id) => {
  const text = readFileSync(join(FOLDER, `${id}.md`), 'utf8');
  const suite = parseSuite(text);

  test('its head says what the program says', () => {
    const check = RULE_CHECKS[id];
    const law = LAW[id];
    const [title, sentence, facts = ''] = text.split('\n\n');
    expect([title, sentence]).toEqual([`# \`${id}\``, RULE_SENTENCES[id]]);
    expect(facts.startsWith(`Severity: ${RULE_SEVERITIES[id]}.`)).toBe(true);
    expect(/`([^`]+)`/.exec(facts)?.[1] ?? null).toBe(check);
    expect(/\((https:[^)]+)\)/.exec(facts)?.[1] ?? null).toBe(law);
  });

  test('its examples are what they say', async () => {
    expect(suite.problems).toEqual([]);
    const [found, notFound] = suite.tests;
    expect(suite.tests.map((it) => it.name)).toEqual([`\`${id}\` › Found`, `\`${id}\` › Not found`]);
    expect(await idsIn(found)).toContain(id);
    expect(await idsIn(notFound)).not.toContain(id);
  });
});

async function idsIn(example: SuiteTest | undefined): Promise<readonly string[]> {
  const files = (example?.files ?? []).map((it) => [it.path, codeOf(it)] as const);
  const { findings } = await analyse(Object.fromEntries(files));
  return [...new Set(findings.map((it) => it.ruleId))];
}
