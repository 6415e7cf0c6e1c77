/** What the same files take otherwise, in a process of its own: `node out/bench/yardsticks.mjs parse|stat FOLDER`. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { walk } from '../../server/src/host/walk';

const OPTIONS = { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };

const [what = '', folder = '.'] = process.argv.slice(2);
let total = 0;
for (const path of walk(folder).files) total += what === 'stat' ? statSync(join(folder, path)).size : parse(path);
console.log(total);

function parse(path: string): number {
  if (!/\.[cm]?[jt]sx?$/.test(path)) return 0;
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(path, readFileSync(join(folder, path), 'utf8'), OPTIONS, false, kind).statements.length;
}
