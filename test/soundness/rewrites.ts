/**
 * Programs written otherwise: some ways mean the same to everybody, some only when they are run.
 *
 * Made over syntax, so they hold for whatever is generated. What a way cannot be applied to stays as it is.
 */
import ts from 'typescript';
import type { Program } from './program';

export interface Rewrite {
  readonly name: string;
  readonly of: (program: Program) => Program;
  /** The verdicts must be the same; else they may turn ungated, never gated where it fires. */
  readonly keeps: boolean;
}

type Visit = (node: ts.Node) => ts.Node | undefined;

const { factory } = ts;
const printer = ts.createPrinter({ removeComments: true });

export const REWRITES: readonly Rewrite[] = [
  { name: 'printed anew', of: (it) => everyFile(it, (text) => rewritten(text, () => undefined)), keeps: true },
  {
    name: 'other order of files',
    of: ({ files }) => ({ files: Object.fromEntries(Object.entries(files).reverse()) }),
    keeps: true,
  },
  { name: 'other names', of: (it) => everyFile(it, (text) => text.replaceAll(NEUTRAL, 'q_$1')), keeps: true },
  {
    name: 'bodies in functions of their own',
    of: (it) => everyFile(it, (text) => rewritten(text, inClosure)),
    keeps: false,
  },
  { name: 'functions in classes', of: (it) => everyFile(it, (text) => rewritten(text, inClass)), keeps: false },
  { name: 'touchpoints in functions', of: (it) => everyFile(it, (text) => rewritten(text, extracted)), keeps: false },
  { name: 'arrows as functions', of: (it) => everyFile(it, (text) => rewritten(text, asFunction)), keeps: false },
  { name: 'modules in two', of: inTwo, keeps: false },
];

/** Names of the generator that say nothing about the consumer. */
const NEUTRAL = /(?<![\w.'])((?:held|wrapped|queue|item|block|chosen)\d*)\b(?!')/g;

function everyFile({ files }: Program, rewrite: (text: string) => string): Program {
  return { files: Object.fromEntries(Object.entries(files).map(([path, text]) => [path, rewrite(text)])) };
}

function rewritten(text: string, visit: Visit): string {
  const file = ts.createSourceFile('main.ts', text, ts.ScriptTarget.Latest, true);
  const { transformed } = ts.transform(file, [
    (context) => (root) => {
      const go = (node: ts.Node): ts.Node => {
        const inner = ts.visitEachChild(node, go, context);
        return visit(inner) ?? inner;
      };
      return ts.visitNode(root, go) as ts.SourceFile;
    },
  ]);
  return printer.printFile(transformed[0] ?? file);
}

/** `function f() { … }`: `function f() { return (() => { … })(); }`. */
const inClosure: Visit = (node) => {
  if (!ts.isFunctionDeclaration(node) || !node.body || isSpecial(node)) return undefined;
  const isAsync = modifiersOf(node).some((it) => it.kind === ts.SyntaxKind.AsyncKeyword);
  const arrow = factory.createArrowFunction(
    isAsync ? [factory.createModifier(ts.SyntaxKind.AsyncKeyword)] : [],
    undefined,
    [],
    undefined,
    undefined,
    node.body,
  );
  const call = factory.createCallExpression(factory.createParenthesizedExpression(arrow), undefined, []);
  return withBody(node, factory.createBlock([factory.createReturnStatement(call)], true));
};

/** `function f(a) { … }`: `function f(a) { class Box { run(a) { … } } return new Box().run(a); }`. */
const inClass: Visit = (node) => {
  if (!ts.isFunctionDeclaration(node) || !node.body || isSpecial(node)) return undefined;
  if (!node.parameters.every((it) => ts.isIdentifier(it.name) && !it.dotDotDotToken && !it.initializer))
    return undefined;
  const isAsync = modifiersOf(node).filter((it) => it.kind === ts.SyntaxKind.AsyncKeyword);
  const method = factory.createMethodDeclaration(
    isAsync,
    undefined,
    'run',
    undefined,
    undefined,
    node.parameters,
    undefined,
    node.body,
  );
  const made = factory.createNewExpression(factory.createIdentifier('Box'), undefined, []);
  const args = node.parameters.map((it) => it.name as ts.Identifier);
  const call = factory.createCallExpression(factory.createPropertyAccessExpression(made, 'run'), undefined, args);
  const box = factory.createClassDeclaration(undefined, 'Box', undefined, undefined, [method]);
  return withBody(node, factory.createBlock([box, factory.createReturnStatement(call)], true));
};

/** `fbq(…);`: `(() => { fbq(…); })();`, by a name. */
const extracted: Visit = (node) => {
  if (!ts.isExpressionStatement(node) || !isTouchpoint(node.expression)) return undefined;
  const arrow = factory.createArrowFunction(
    undefined,
    undefined,
    [],
    undefined,
    undefined,
    factory.createBlock([node]),
  );
  const name = factory.createIdentifier('extracted');
  const declared = factory.createVariableDeclaration(name, undefined, undefined, arrow);
  return factory.createBlock([
    factory.createVariableStatement(undefined, factory.createVariableDeclarationList([declared], ts.NodeFlags.Const)),
    factory.createExpressionStatement(factory.createCallExpression(name, undefined, [])),
  ]);
};

/** `() => { … }`: `function () { … }`, where nothing of the outer function is used by its name. */
const asFunction: Visit = (node) => {
  if (!ts.isArrowFunction(node) || isSpecial(node)) return undefined;
  const body = ts.isBlock(node.body) ? node.body : factory.createBlock([factory.createReturnStatement(node.body)]);
  const made = factory.createFunctionExpression(
    node.modifiers,
    undefined,
    undefined,
    undefined,
    node.parameters,
    undefined,
    body,
  );
  return factory.createParenthesizedExpression(made);
};

/** All of a module in another one, which it hands on. */
function inTwo({ files }: Program): Program {
  const split = Object.entries(files).flatMap(([path, text]) => {
    const name = path.replace(/\.ts$/, '');
    const isPlain =
      /^export (?:async )?(?:function|const)/m.test(text) && !/export default|^export \{|^export \*/m.test(text);
    return isPlain
      ? [
          [path, `export * from './${name}-body';\n`],
          [`${name}-body.ts`, text],
        ]
      : [[path, text]];
  });
  return { files: Object.fromEntries(split) };
}

function isTouchpoint(node: ts.Expression): boolean {
  return ts.isCallExpression(node) && /^(?:window\.)?fbq$|^posthog\.capture$/.test(nameOf(node.expression));
}

function nameOf(node: ts.Expression): string {
  if (ts.isIdentifier(node)) return node.text;
  return ts.isPropertyAccessExpression(node) ? `${nameOf(node.expression)}.${node.name.text}` : '';
}

/** It yields, or says `this`, `arguments` or `super`. */
function isSpecial(node: ts.FunctionLikeDeclaration): boolean {
  if (node.asteriskToken) return true;
  let found = false;
  const look = (it: ts.Node): void => {
    if (it.kind === ts.SyntaxKind.ThisKeyword || it.kind === ts.SyntaxKind.SuperKeyword) found = true;
    else if (ts.isIdentifier(it) && it.text === 'arguments') found = true;
    else ts.forEachChild(it, look);
  };
  look(node);
  return found;
}

function modifiersOf(node: ts.FunctionDeclaration): readonly ts.Modifier[] {
  return ts.getModifiers(node) ?? [];
}

function withBody(node: ts.FunctionDeclaration, body: ts.Block): ts.FunctionDeclaration {
  const { modifiers, asteriskToken, name, typeParameters, parameters, type } = node;
  return factory.updateFunctionDeclaration(
    node,
    modifiers,
    asteriskToken,
    name,
    typeParameters,
    parameters,
    type,
    body,
  );
}

/** Without the first test around touchpoints in each file; and the events that stood under one. */
export function withoutGates(program: Program): { readonly program: Program; readonly events: readonly string[] } {
  const events: string[] = [];
  const open = everyFile(program, (text) => {
    let done = false;
    return rewritten(text, (node) => {
      if (done || !ts.isIfStatement(node) || node.elseStatement || !ts.isBlock(node.thenStatement)) return undefined;
      const inside = node.thenStatement.getText().match(/'E\d+'/g);
      if (!inside || /[^=!<>]=[^=>]|\bconst\b|\blet\b/.test(node.thenStatement.getText())) return undefined;
      done = true;
      events.push(...inside.map((it) => it.slice(1, -1)));
      return node.thenStatement;
    });
  });
  return { program: open, events };
}
