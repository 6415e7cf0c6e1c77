/**
 * Writing an import: into one that is there for the same module, else a new one after the last.
 */
import ts from 'typescript';
import type { Insertion } from './insertion';
import type { ProjectGate } from './project-gates';
import type { Source } from './source';
import { isModuleOf } from './specifier';
import { indentationAt, lineEnd } from './style';

export function addImport(source: Source, gate: ProjectGate, specifier: string): Insertion {
  const merged = gate.exported === 'default' || gate.exported === '*' ? undefined : mergeInto(source, gate, specifier);
  if (merged) return merged;
  const { quote, semicolon } = source.style;
  const isDefault = gate.exported === 'default' || gate.exported === '*';
  const clause = isDefault ? gate.name : `{ ${gate.name} }`;
  return newLine(source, `import ${clause} from ${quote}${specifier}${quote}${semicolon}`, ts.isImportDeclaration);
}

export function addRequire(source: Source, gate: ProjectGate, specifier: string): Insertion {
  const { quote, semicolon } = source.style;
  const target = gate.exported === '*' ? gate.name : `{ ${gate.name} }`;
  return newLine(source, `const ${target} = require(${quote}${specifier}${quote})${semicolon}`, isRequire);
}

function mergeInto(source: Source, gate: ProjectGate, specifier: string): Insertion | undefined {
  for (const statement of source.file.statements) {
    if (
      !ts.isImportDeclaration(statement) ||
      !statement.importClause ||
      statement.importClause.phaseModifier !== undefined
    )
      continue;
    if (!isModuleOf(source.path, statement.moduleSpecifier, specifier, gate.file)) continue;
    const { name, namedBindings } = statement.importClause;
    if (namedBindings && ts.isNamedImports(namedBindings)) return intoList(source, namedBindings, gate.name);
    if (name && !namedBindings) return { at: name.end, text: `, { ${gate.name} }` };
  }
  return undefined;
}

function intoList({ text, style }: Source, list: ts.NamedImports, name: string): Insertion {
  const last = list.elements.at(-1);
  if (!last) return { at: list.getStart() + 1, text: ` ${name} ` };
  const onOwnLine = text.slice(last.end, list.end).includes('\n');
  return {
    at: last.end,
    text: onOwnLine ? `,${style.eol}${indentationAt(text, last.getStart())}${name}` : `, ${name}`,
  };
}

/** A line after the last statement of its kind at the head of the file, else before all code. */
function newLine(source: Source, line: string, isKind: (it: ts.Statement) => boolean): Insertion {
  const { text, file, style } = source;
  const last = lastOfHead(file, isKind);
  if (!last) return beforeCode(source, line);
  const end = lineEnd(text, last.end);
  const indent = indentationAt(text, last.getStart(file));
  const restIsCode = !/^\s*(\/\/.*|\/\*.*\*\/\s*)?$/.test(text.slice(last.end, end));
  if (restIsCode) return { at: last.end, text: `${style.eol}${indent}${line}${style.eol}` };
  return { at: end, text: `${style.eol}${indent}${line}` };
}

/** The last of the first run; imports further down do not count while there are some above. */
function lastOfHead(file: ts.SourceFile, isKind: (it: ts.Statement) => boolean): ts.Statement | undefined {
  const first = file.statements.findIndex(isKind);
  if (first < 0) return undefined;
  const after = file.statements.findIndex((it, index) => index > first && !isKind(it));
  return file.statements[after < 0 ? file.statements.length - 1 : after - 1];
}

/** After directives, a shebang and a licence comment; before the first statement and the comment that belongs to it. */
function beforeCode({ text, file, style, codeStart }: Source, line: string): Insertion {
  const directive = lastDirective(file);
  if (directive) {
    const end = lineEnd(text, directive.end);
    return { at: end, text: `${style.eol}${style.eol}${line}` };
  }
  const first = file.statements[0];
  const start = first ? startWithComment(text, file, first) : codeStart;
  return { at: start, text: `${line}${style.eol}${codeStart > 0 ? indentationAt(text, start) : style.eol}` };
}

function lastDirective(file: ts.SourceFile): ts.Statement | undefined {
  const after = file.statements.findIndex((it) => !ts.isExpressionStatement(it) || !ts.isStringLiteral(it.expression));
  return after < 0 ? file.statements.at(-1) : file.statements[after - 1];
}

function startWithComment(text: string, file: ts.SourceFile, statement: ts.Statement): number {
  let start = statement.getStart(file);
  const comments = ts.getLeadingCommentRanges(text, statement.pos) ?? [];
  for (const comment of comments.reverse()) {
    const between = text.slice(comment.end, start);
    if (between.split('\n').length > 2 || LICENCE.test(text.slice(comment.pos, comment.end))) break;
    start = comment.pos;
  }
  return start;
}

function isRequire(statement: ts.Statement): boolean {
  return (
    ts.isVariableStatement(statement) &&
    statement.declarationList.declarations.every((it) => /^require\(/.test(it.initializer?.getText() ?? ''))
  );
}

const LICENCE = /licen[cs]e|copyright|@ts-nocheck|@ts-check|eslint-disable(?!-next)|@jsx/i;
