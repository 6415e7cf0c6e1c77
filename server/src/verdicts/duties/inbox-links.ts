/**
 * Opt-outs that markup sends to an inbox by itself: a link that writes a mail, a form that a service of mails takes.
 * Nothing of the program receives them.
 */
import type { ChoiceHandler } from '../../../../shared/src/duties';
import type { Argument, Expr, FileFacts, Jsx } from '../../facts/ir';
import { rangeOf } from '../../facts/positions';
import { forEachExpr } from '../../facts/walk';

const ASKS =
  /\bopt(?:s|ed|ing)?[-_ ]?out of\b|\bopt[-_ ]out\b|\bdo[-_ ]not[-_ ](?:sell|share)\b|\bdo%20not%20(?:sell|share)\b|\bopt-out%20/i;
const MAIL = /^mailto:/i;
const FORMS =
  /^https?:\/\/(?:[\w-]+\.)*(?:formspree\.io|getform\.io|web3forms\.com|formsubmit\.co|formcarry\.com|basin\.com)\//i;
const MAX_DEPTH = 12;

export function inboxLinks(files: readonly FileFacts[]): readonly ChoiceHandler[] {
  return files.flatMap((facts) => {
    const found: ChoiceHandler[] = [];
    forEachExpr(facts, (node) => {
      if (node.k !== 'jsx' || (node.tag !== 'a' && node.tag !== 'form')) return;
      const to = textOf(attribute(node, node.tag === 'a' ? 'href' : 'action'));
      const isInbox = to !== undefined && (node.tag === 'a' ? MAIL : FORMS).test(to);
      if (isInbox && ASKS.test(`${to} ${wordsIn(node, 0)}`)) found.push(handlerAt(facts, node));
    });
    return found;
  });
}

function handlerAt(facts: FileFacts, { tag, s, e }: Jsx): ChoiceHandler {
  const end = facts.lineStarts.find((it) => it > s);
  return {
    file: facts.path,
    range: rangeOf(facts, s, end === undefined ? e : Math.min(e, end - 1)),
    label: tag === 'a' ? 'link that writes a mail' : 'form that is sent as a mail',
    side: 'client',
    kind: 'opt-out',
    mode: 'inbox',
    writes: [],
    tracked: false,
    confirms: false,
    tells: [],
    stops: [],
    reloads: false,
    delegates: false,
  };
}

function attribute({ attrs }: Jsx, name: string): Expr | undefined {
  const found = attrs.find((it) => it.p === 'attr' && it.name === name);
  return found?.p === 'attr' ? found.value : undefined;
}

function textOf(x: Expr | undefined): string | undefined {
  if (x?.k === 'tpl') return x.strings.join('');
  return x?.k === 'lit' && typeof x.v === 'string' ? x.v : undefined;
}

function wordsIn(x: Argument, depth: number): string {
  if (depth > MAX_DEPTH) return '';
  if (x.k !== 'jsx') return x.k === 'spread' ? '' : (textOf(x) ?? '');
  return x.children.map((it) => wordsIn(it, depth + 1)).join(' ');
}
