import { describe, expect, it } from 'vitest';
import { polarityOfName } from '../../server/src/catalogue/lexicon/polarity';
import { collectFacts } from '../../server/src/facts/collect';
import { type FixRequest, fixesFor } from '../../server/src/fixes';
import { findProjectGates } from '../../server/src/fixes/project-gates';
import { relativeSpecifier } from '../../server/src/fixes/specifier';

const GATES = findProjectGates(
  [
    collectFacts('src/lib/far/consent.ts', 'export const hasConsent = () => document.cookie !== "";'),
    collectFacts('src/shop/privacy.ts', 'export async function isOptedOut(userId: string) { return true; }'),
    collectFacts('src/shop/server.ts', 'import "server-only"; export const canTrack = () => true;'),
  ],
  { polarityOfName },
);

describe('all fixes of a finding', () => {
  it('offers gates that fit, safe ones first, then the exemption, and says what did not fit', () => {
    const { fixes, refused } = fixesFor(request("export function go() {\n  «fbq('track')»;\n}\n"));
    expect(fixes.map(({ id, preferred, safe }) => [id, preferred, safe])).toEqual([
      ['wrap-in-gate:src/lib/far/consent.ts#hasConsent', true, true],
      ['exempt', false, false],
    ]);
    expect(refused.map(({ gate, why }) => [gate?.name, why])).toEqual([
      ['isOptedOut', '`isOptedOut` needs `userId`, and nothing of that name is in scope.'],
      ['canTrack', '`canTrack` runs only on the server.'],
    ]);
  });

  it('prefers to await a gate whose Promise is tested', () => {
    const text = "export async function go(id) {\n  if (out(id)) return;\n  «fbq('track')»;\n}\n";
    const { fixes } = fixesFor({
      ...request(text),
      because: 'unawaited-gate',
      isPreferenceName: (it) => it === 'out',
      gates: [],
    });
    expect(fixes.map((it) => [it.title, it.preferred])).toEqual([
      ['Await `out`', true],
      ['Exempt with a reason', false],
    ]);
  });

  it('knows a gate that comes through another file', () => {
    const text = "import { hasConsent } from './barrel';\nexport function go() {\n  «fbq('track')»;\n}\n";
    const { fixes } = fixesFor({
      ...request(text),
      reaches: (spec, name) => `${spec}#${name}` === './barrel#hasConsent',
    });
    expect(fixes[0]?.edits.map((it) => it.newText)).toEqual(['if (hasConsent()) {\n    ', '\n  }']);
  });

  it('has none for findings about the whole application', () => {
    expect(fixesFor({ ...request('«go()»;'), rule: 'opt-out-missing' })).toEqual({ fixes: [], refused: [] });
  });

  it('touches no file with a syntax error', () => {
    const { refused } = fixesFor(request('«go()»; if ('));
    expect(new Set(refused.map((it) => it.why))).toEqual(new Set(['The file has a syntax error.']));
  });
});

function request(marked: string): FixRequest {
  const text = marked.replace(/[«»]/g, '');
  return {
    text,
    facts: collectFacts('src/shop/buy.ts', text),
    span: [marked.indexOf('«'), marked.indexOf('»') - 1],
    surface: 'client',
    rule: 'ungated-sharing',
    gates: GATES,
    resolveSpecifier: relativeSpecifier,
  };
}
