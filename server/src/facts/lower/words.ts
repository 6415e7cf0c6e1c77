/** Types that are words: what a declaration says may stand there, and nothing else. */
import ts from 'typescript';
import { writtenKey } from './keys';
import type { Lowering } from './lowering';

const Kind = ts.SyntaxKind;

/** `type Choice = 'granted' | 'denied'`, `type Choice = (typeof CHOICES)[number]` */
export function lowerTypeWords(c: Lowering, { name, type }: ts.TypeAliasDeclaration): void {
  const words = wordsOf(type);
  const from = constantOf(type);
  if (words) c.words.push({ of: 'type', name: name.text, words });
  else if (from !== undefined) c.words.push({ of: 'type', name: name.text, words: [], from });
}

/** `ads: 'granted' | 'denied' | null` */
export function lowerMemberWords(c: Lowering, node: ts.TypeElement | ts.ClassElement): void {
  if (!ts.isPropertySignature(node) && !ts.isPropertyDeclaration(node)) return;
  const name = writtenKey(node.name);
  const words = node.type && wordsOf(node.type);
  if (name !== undefined && words) c.words.push({ of: 'member', name, words });
}

function wordsOf(node: ts.TypeNode): readonly string[] | undefined {
  if (ts.isParenthesizedTypeNode(node)) return wordsOf(node.type);
  if (ts.isLiteralTypeNode(node)) return ts.isStringLiteral(node.literal) ? [node.literal.text] : undefined;
  if (!ts.isUnionTypeNode(node)) return undefined;
  const each = node.types.filter((it) => !isAbsence(it)).map(wordsOf);
  return each.length > 0 && each.every((it) => it !== undefined) ? each.flat() : undefined;
}

function isAbsence(node: ts.TypeNode): boolean {
  return node.kind === Kind.UndefinedKeyword || (ts.isLiteralTypeNode(node) && node.literal.kind === Kind.NullKeyword);
}

function constantOf(node: ts.TypeNode): string | undefined {
  if (!ts.isIndexedAccessTypeNode(node)) return undefined;
  const of = ts.isParenthesizedTypeNode(node.objectType) ? node.objectType.type : node.objectType;
  return ts.isTypeQueryNode(of) && ts.isIdentifier(of.exprName) ? of.exprName.text : undefined;
}
