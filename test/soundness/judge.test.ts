/** A judge that never finds anything would look like a sound engine, so it is shown wrong analyses. */
import { describe, expect, it } from 'vitest';
import { NO_DUTIES } from '../../shared/src/duties';
import type { Analysis, Pathway, Status } from '../../shared/src/model';
import { runCampaign } from './campaign';
import { judge } from './judge';

/** Concludes the same of every `fbq(…)` call it can spell. */
const always =
  (status: Status) =>
  async (files: Readonly<Record<string, string>>): Promise<Analysis> => {
    const pathways = Object.entries(files).flatMap(([file, text]) =>
      text.split('\n').flatMap((line, at) =>
        [...line.matchAll(/(?:window\.)?fbq\('track', 'E\d+'\)/g)].map((match) => {
          const start = { line: at + 1, character: match.index + 1 };
          const end = { line: at + 1, character: match.index + 1 + match[0].length };
          return { file, range: { start, end }, status } as Pathway;
        }),
      ),
    );
    return {
      pathways,
      unreachable: [],
      exemptions: [],
      removals: [],
      duties: NO_DUTIES,
      findings: [],
      checks: [],
      summary: {} as Analysis['summary'],
    };
  };

const nothing = async (): Promise<Analysis> => always('gated')({});

const FILES = {
  'main.ts': `export function one() {\n  if (!navigator.globalPrivacyControl) fbq('track', 'E1');\n  fbq('track', 'E2');\n}\n`,
};

describe('judge', () => {
  it('finds a gated call that fires', async () => {
    expect(await judge({ files: FILES }, always('gated'))).toEqual({
      events: 2,
      gateable: 1,
      unsound: ['E2 gated'],
      lost: [],
    });
  });

  it('finds a call that fires and was not seen', async () => {
    expect(await judge({ files: FILES }, nothing)).toMatchObject({ unsound: ['E2 unseen'], lost: ['E1 unseen'] });
  });

  it('counts what is gated in truth and called ungated', async () => {
    expect(await judge({ files: FILES }, always('ungated'))).toMatchObject({ unsound: [], lost: ['E1 ungated'] });
  });

  it('takes a restriction of use for what it is: data leaves', async () => {
    expect(await judge({ files: FILES }, always('limited'))).toMatchObject({ unsound: [], lost: ['E1 limited'] });
  });
});

describe('runCampaign', () => {
  it('shrinks what fails to a program that a person can read', async () => {
    const { failures } = await runCampaign(always('gated'), { seed: 2, count: 3 });
    expect(failures.length).toBeGreaterThan(0);
    for (const it of failures) expect(it.trim().split('\n').length).toBeLessThan(12);
  });
});
