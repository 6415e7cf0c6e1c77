/** What the command line takes, and what it says to the rest. */
import { describe, expect, test } from 'vitest';
import { type Arguments, parseArguments } from '../../server/src/cli/arguments';

function parse(line: string): Arguments {
  const parsed = parseArguments(line.split(' ').filter((it) => it !== ''));
  if ('usage' in parsed) throw new Error(parsed.usage);
  return parsed;
}

function usage(line: string): string | undefined {
  const parsed = parseArguments(line.split(' ').filter((it) => it !== ''));
  return 'usage' in parsed ? parsed.usage : undefined;
}

describe('command', () => {
  test.each([
    ['', 'check', []],
    ['shop', 'check', ['shop']],
    ['check shop', 'check', ['shop']],
    ['check check', 'check', ['check']],
    ['./explain', 'check', ['./explain']],
    ['explain src/a.ts:12', 'explain', ['src/a.ts:12']],
    ['export --check', 'export', []],
    ['lsp --stdio', 'lsp', []],
    ['--version', 'version', []],
    ['check --help', 'help', []],
  ])('%s', (line, command, operands) => {
    expect(parse(line)).toMatchObject({ command, operands });
  });
});

describe('output', () => {
  test.each([
    ['', ['pretty']],
    ['-f json', ['json']],
    ['-f json -f json', ['json']],
    ['-f json -o out.json', ['json>out.json']],
    ['-o json=out.json', ['json>out.json']],
    ['-f pretty -o json=out.json', ['json>out.json', 'pretty']],
    ['-o json=out.json -o markdown=out.md', ['json>out.json', 'markdown>out.md']],
    ['-o json=-', ['json']],
    ['-f json -o -', ['json']],
    ['-o json=a=b.json', ['json>a=b.json']],
  ])('%s', (line, expected) => {
    const outputs = parse(line).outputs.map((it) => (it.file === undefined ? it.format : `${it.format}>${it.file}`));
    expect(outputs).toEqual(expected);
  });
});

describe('wrong usage', () => {
  test.each([
    ['--nope', "Unknown option '--nope'."],
    ['-f xml', '`xml` is no format; there are `pretty`, `json`, `sarif`, `github`, `markdown`, `html`.'],
    ['-o out.json', 'Which format goes to `out.json`? Write `--output FORMAT=out.json`.'],
    ['-o xml=out', '`xml` is no format; there are `pretty`, `json`, `sarif`, `github`, `markdown`, `html`.'],
    ['-o json=', '`--output` takes a file, or `-` for standard output.'],
    ['-f json -f pretty', 'Only one format can go to standard output, not `json`, `pretty`.'],
    ['--fail-on gated', '`--fail-on` takes `ungated`, `limited`, `never`, not `gated`.'],
    ['--today 2026-02-30', '`--today` takes a date of the form `YYYY-MM-DD`, not `2026-02-30`.'],
    ['--today tomorrow', '`--today` takes a date of the form `YYYY-MM-DD`, not `tomorrow`.'],
    ['export --since main', '`--since` belongs to `optgate check`.'],
    ['--since=--output=x', '`--since` takes a commit.'],
    ['--baseline x.json --no-baseline', '`--baseline` and `--no-baseline` exclude each other.'],
    ['baseline --no-baseline', '`optgate baseline` writes one: not with `--no-baseline`.'],
    ['--prune', '`--prune` belongs to `optgate baseline`.'],
    ['mcp a b', '`b` is one argument too many.'],
    ['a b', '`b` is one argument too many.'],
    ['explain', '`optgate explain` takes FILE:LINE or the id of a pathway.'],
    ['check --force', '`--force` belongs to `optgate export`.'],
    ['lsp', '`optgate lsp` speaks over standard input and output only: it takes `--stdio`.'],
  ])('%s', (line, sentence) => {
    expect(usage(line)).toBe(sentence);
  });

  test('an option without its value', () => {
    expect(usage('--fail-on')).toMatch(/--fail-on/);
    expect(usage('--quiet=yes')).toMatch(/--quiet/);
  });
});
