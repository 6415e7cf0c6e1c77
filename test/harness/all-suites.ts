/** The programs of all literate suites, for what has to hold of any program. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, parseSuite } from './suite';

const SUITES = join(import.meta.dirname, '../verdicts');

export interface SuiteProgram {
  /** Suite and line. */
  readonly name: string;
  readonly texts: Readonly<Record<string, string>>;
}

/** Each `every`th of them: all take long. */
export function suitePrograms(every: number): readonly SuiteProgram[] {
  return readdirSync(SUITES, { recursive: true, encoding: 'utf8' })
    .filter((it) => it.endsWith('.md') && !it.endsWith('README.md'))
    .sort()
    .flatMap((path) =>
      parseSuite(readFileSync(join(SUITES, path), 'utf8')).tests.map(({ files, line }) => ({
        name: `${path}:${line}`,
        texts: Object.fromEntries(files.map((it) => [it.path, codeOf(it)])),
      })),
    )
    .filter((_, i) => i % every === 0);
}
