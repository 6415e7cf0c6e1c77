/**
 * Parser of literate suites: Markdown whose headings name tests and whose fences are the files of a workspace.
 *
 * Labels stand in the code, one line each, under the line they speak of, and are taken out before the
 * analysis sees the text. So they may stand anywhere: in JSX, in template strings, in markup.
 * The forms are listed in `test/verdicts/README.md`.
 */
import { type Conclusion, parseConclusion } from './conclusion';

export interface Suite {
  readonly lines: readonly string[];
  readonly tests: readonly SuiteTest[];
  /** What is wrong with the suite itself, with its 1-based line. */
  readonly problems: readonly string[];
}

export interface SuiteTest {
  readonly name: string;
  /** 1-based line of its heading. */
  readonly line: number;
  readonly files: readonly SuiteFile[];
}

export interface SuiteFile {
  /** As the analysis names it: no leading slash. */
  readonly path: string;
  readonly code: readonly CodeLine[];
  /** The fence's body in the suite: first line and past its last, 0-based, without the path line. */
  readonly from: number;
  readonly to: number;
}

export interface CodeLine {
  readonly text: string;
  readonly labels: readonly Label[];
}

export interface Label {
  /** The line as written in the suite. */
  readonly raw: string;
  /** 0-based columns; `end` is undefined where the span goes on beyond the line. */
  readonly start: number;
  readonly end: number | undefined;
  readonly conclusion: Conclusion;
}

const FENCE = /^(`{3,})(\S*)\s*$/;
const HEADING = /^(#{1,6})\s+(.*)$/;
const PATH_LINE = /^(?:\/\/|#|<!--)\s*\/(\S+?)(?:\s*-->)?\s*$/;
/** `//^^^ gated`, `// ^^^… ungated: no-gate`; without the slashes where the span starts in the first two columns. */
const LABEL = /^(\s*(?:\/\/\s*)?)(\^+)(…?)\s+([a-z].*)$/;

export function codeOf(file: SuiteFile): string {
  return `${file.code.map((it) => it.text).join('\n')}\n`;
}

export function parseSuite(markdown: string): Suite {
  const lines = markdown.split(/\r?\n/);
  const tests: { name: string; line: number; files: SuiteFile[] }[] = [];
  const problems: string[] = [];
  const headings: string[] = [];

  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const heading = HEADING.exec(line);
    if (heading) startTest(heading[1]?.length ?? 1, heading[2] ?? '', at);
    const fence = FENCE.exec(line);
    if (fence) at = readFence(fence[1] ?? '', fence[2] ?? '', at + 1);
  }
  return { lines, tests: tests.filter((it) => it.files.length > 0), problems };

  function startTest(depth: number, title: string, at: number): void {
    headings.length = depth - 1;
    headings[depth - 1] = title;
    tests.push({ name: headings.filter(Boolean).join(' › '), line: at + 1, files: [] });
  }

  /** Gets the line of the closing fence. */
  function readFence(ticks: string, language: string, from: number): number {
    const end = lines.indexOf(ticks, from);
    if (end < 0) {
      problems.push(`${from}: the fence is not closed`);
      return lines.length;
    }
    // Fences without a language are prose: output, diagrams.
    if (language !== '') addFile(language, from, end);
    return end;
  }

  function addFile(language: string, from: number, to: number): void {
    const test = tests.at(-1);
    if (!test) return void problems.push(`${from}: a fence stands before the first heading`);
    const named = PATH_LINE.exec(lines[from] ?? '')?.[1];
    const path = named ?? `main.${language}`;
    const start = named ? from + 1 : from;
    if (test.files.some((it) => it.path === path)) problems.push(`${from}: \`/${path}\` is there twice`);
    test.files.push({ path, code: parseCode(lines, start, to, problems), from: start, to });
  }
}

function parseCode(lines: readonly string[], from: number, to: number, problems: string[]): CodeLine[] {
  const code: { text: string; labels: Label[] }[] = [];
  for (let at = from; at < to; at++) {
    const raw = lines[at] ?? '';
    const match = LABEL.exec(raw);
    const conclusion = match && parseConclusion((match[4] ?? '').trimEnd());
    const above = code.at(-1);
    if (!match || !conclusion) code.push({ text: raw, labels: [] });
    else if (typeof conclusion === 'string') problems.push(`${at + 1}: ${conclusion}`);
    else if (!above) problems.push(`${at + 1}: the label has no line above it`);
    else above.labels.push({ raw, conclusion, ...columns(match) });
  }
  return code;
}

function columns(match: RegExpExecArray): { start: number; end: number | undefined } {
  const start = match[1]?.length ?? 0;
  return { start, end: match[3] ? undefined : start + (match[2]?.length ?? 0) };
}
