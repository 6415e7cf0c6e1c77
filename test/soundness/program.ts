/**
 * A small workspace that can be both analysed and run.
 *
 * Every touchpoint is `fbq('track', 'E<n>')` with an `n` of its own, so that what fires and what is concluded
 * can be compared. What the analysis cannot know comes from the package `acme-inputs` (see `inputs.ts`) or
 * from the parameters `p0`, `p1`, … of entries.
 */
export interface Program {
  /** Path without a leading slash to text. TypeScript ES modules. */
  readonly files: Readonly<Record<string, string>>;
  /** What it was made of, as `family: name`. */
  readonly constructs?: readonly string[];
}

/** All events of a program, sorted. */
export function eventsOf(program: Program): string[] {
  const found = Object.values(program.files).flatMap((text) => text.match(/'E\d+'/g) ?? []);
  return [...new Set(found.map((it) => it.slice(1, -1)))].sort();
}

/** Names of the unknown inputs that a program mentions, sorted. */
export function inputsOf(program: Program): string[] {
  const text = Object.values(program.files).join('\n');
  const named = [...text.matchAll(/\b(?:flag|list|later|risky|flaky|maybe)\('(\w+)'/g)].map((it) => it[1] ?? '');
  const params = text.match(/\bp\d\b/g) ?? [];
  const failing = /\bdb\./.test(text) ? ['databaseFails'] : [];
  const ambient = ['theme=dark', 'onLine'].filter((it) => text.includes(it));
  return [...new Set([...named, ...params, ...failing, ...ambient])].sort();
}

export function printProgram(program: Program): string {
  return Object.entries(program.files)
    .map(([path, text]) => `// /${path}\n${text.replace(/\n(?:\s*\n)+/g, '\n').trim()}\n`)
    .join('\n');
}
