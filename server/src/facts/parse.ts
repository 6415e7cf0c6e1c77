/** Text to tree: the one place that calls the TypeScript parser. */
import ts from 'typescript';

export function parse(path: string, text: string): ts.SourceFile {
  const options: ts.CreateSourceFileOptions = {
    languageVersion: ts.ScriptTarget.Latest,
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
  };
  return ts.createSourceFile(path, text, options, false, scriptKind(path));
}

/** JavaScript of every extension may contain JSX; TypeScript only as `.tsx`. */
function scriptKind(path: string): ts.ScriptKind {
  if (path.endsWith('.tsx')) return ts.ScriptKind.TSX;
  if (isTypeScript(path)) return ts.ScriptKind.TS;
  return path.endsWith('.jsx') ? ts.ScriptKind.JSX : ts.ScriptKind.JS;
}

export function isTypeScript(path: string): boolean {
  return /\.[mc]?tsx?$/.test(path);
}

/** The parser's own messages. They are not in the public type: a program would hand them out. */
export function syntaxErrors(file: ts.SourceFile): readonly { readonly at: number; readonly message: string }[] {
  const { parseDiagnostics = [] } = file as { parseDiagnostics?: readonly ts.DiagnosticWithLocation[] };
  return parseDiagnostics.slice(0, 10).map((it) => ({
    at: it.start,
    message: ts.flattenDiagnosticMessageText(it.messageText, '\n'),
  }));
}
