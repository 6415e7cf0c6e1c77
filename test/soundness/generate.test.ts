/** Generated programs must be programs: they parse, they run, and they are worth judging. */
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { AGREED, NEVER_REFUSED, OPTED_OUT } from './consumers';
import { ALL_CONSTRUCTS } from './each-construct';
import { execute, prepare } from './execute';
import { generate } from './generate';
import { eventsOf, inputsOf, type Program, printProgram } from './program';
import { shrink } from './shrink';

const PROGRAMS = Array.from({ length: 40 }, (_, at) => generate(at + 1));

function problemsOf(program: Program): string[] {
  return Object.entries(program.files).flatMap(([path, text]) => {
    const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true, fileName: path });
    return diagnostics.map((it) => `${path}: ${ts.flattenDiagnosticMessageText(it.messageText, ' ')}\n${text}`);
  });
}

describe('generate', () => {
  it('gives the same program for the same seed', () => expect(generate(7)).toEqual(generate(7)));

  it('gives programs without syntax errors, with few unknown inputs', () => {
    for (const program of PROGRAMS) {
      expect(problemsOf(program)).toEqual([]);
      expect(inputsOf(program).length, printProgram(program)).toBeLessThanOrEqual(8);
    }
  });

  it('gives programs of which many touchpoints fire, and many only for one who agrees', {
    timeout: 600_000,
  }, async () => {
    let fired = 0;
    let gated = 0;
    let events = 0;
    for (const program of PROGRAMS) {
      const runnable = prepare(program);
      const optedOut = await execute(runnable, [OPTED_OUT], { settings: 4 });
      const agreed = await execute(runnable, [AGREED, NEVER_REFUSED], { settings: 4 });
      events += eventsOf(program).length;
      fired += optedOut.size;
      gated += [...agreed].filter((it) => !optedOut.has(it)).length;
    }
    expect(fired / events).toBeGreaterThan(0.2);
    expect(gated / events).toBeGreaterThan(0.2);
  });
});

describe('families', () => {
  it('has every construct in some program', () => {
    const written = new Set(Array.from({ length: 2500 }, (_, at) => generate(at + 1).constructs ?? []).flat());
    const missing = ALL_CONSTRUCTS.filter((it) => !written.has(it));
    expect(missing).toEqual([]);
  });
});

describe('shrink', () => {
  it('keeps only what the failure needs', async () => {
    const files = {
      'main.ts': `import { a } from './lib';\nconst x = 1;\nif (x > 0) {\n  a();\n  fbq('track', 'E1');\n}\nconsole.log(x);\n`,
      'lib.ts': `export const a = () => fbq('track', 'E2');\n`,
    };
    const fires = async (it: Program): Promise<boolean> => (await execute(prepare(it), [OPTED_OUT])).has('E1');
    const { 'main.ts': text = '', ...others } = (await shrink({ files }, fires)).files;
    expect(others).toEqual({});
    expect(text.trim()).toMatch(/^\{?\s*fbq\('track', 'E1'\);\s*\}?$/);
  });
});
