/**
 * How this file is written: line ends, indentation, quotes, semicolons. A fix writes the same way.
 */
import ts from 'typescript';

export interface Style {
  readonly eol: '\n' | '\r\n';
  /** One step of indentation. */
  readonly unit: string;
  readonly quote: "'" | '"';
  /** `;` or nothing. */
  readonly semicolon: ';' | '';
}

export function detectStyle(text: string, file: ts.SourceFile): Style {
  return { eol: detectEol(text), unit: detectUnit(text), quote: detectQuote(file), semicolon: detectSemicolon(file) };
}

/** The white space that the line of this offset begins with. */
export function indentationAt(text: string, offset: number): string {
  const start = lineStart(text, offset);
  return /^[^\S\r\n]*/.exec(text.slice(start, start + 200))?.[0] ?? '';
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Offset of the line break that ends the line of this offset, or of the end. */
export function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  if (newline < 0) return text.length;
  return newline > offset && text[newline - 1] === '\r' ? newline - 1 : newline;
}

function detectEol(text: string): '\n' | '\r\n' {
  const first = text.indexOf('\n');
  return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n';
}

/** The first line that is indented deeper than the opening line before it tells. */
function detectUnit(text: string): string {
  const opening = /^([^\S\r\n]*)\S.*[{([>][^\S\r\n]*\r?\n([^\S\r\n]+)\S/gm;
  for (const match of text.matchAll(opening)) {
    const outer = match[1] ?? '';
    const inner = match[2] ?? '';
    if (inner.startsWith(outer) && inner.length > outer.length) return inner.slice(outer.length);
  }
  return '  ';
}

function detectQuote(file: ts.SourceFile): "'" | '"' {
  let single = 0;
  let double = 0;
  visit(file);
  return double > single ? '"' : "'";

  function visit(node: ts.Node): void {
    if (ts.isStringLiteral(node) && !ts.isJsxAttribute(node.parent)) {
      if (file.text[node.getStart(file)] === '"') double++;
      else single++;
    }
    ts.forEachChild(node, visit);
  }
}

function detectSemicolon(file: ts.SourceFile): ';' | '' {
  let without = 0;
  let ended = 0;
  visit(file);
  return without > ended ? '' : ';';

  function visit(node: ts.Node): void {
    if (ts.isExpressionStatement(node) || ts.isVariableStatement(node) || ts.isImportDeclaration(node)) {
      if (file.text[node.end - 1] === ';') ended++;
      else without++;
    }
    ts.forEachChild(node, visit);
  }
}
