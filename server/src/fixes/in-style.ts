/** What fixes write into files of their own, in the style of the file that will import them. */
import type { Style } from './style';

/** `text` has two spaces, single quotes, semicolons and line feeds. Of comments only the indentation changes. */
export function inStyle(text: string, { eol, unit, quote, semicolon }: Style): string {
  const lines = text.split('\n').map((line) => {
    const code = line.trimStart();
    const indent = unit.repeat((line.length - code.length) / 2);
    if (code.startsWith('/**')) return indent + code;
    const quoted = quote === '"' ? code.replace(/'([^'"]*)'/g, '"$1"') : code;
    return indent + (semicolon === '' ? quoted.replace(/;$/, '') : quoted);
  });
  return lines.join(eol);
}
