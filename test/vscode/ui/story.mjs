/** Where the story of `window.test.mjs` plays: a folder, and the one ungated call in it that gets its gate. */
import assert from 'node:assert/strict';
import { checkFolder } from '../harness/command-line.mjs';
import { EXAMPLE, VSIX } from '../harness/paths.mjs';
import { openWindow } from '../harness/workbench.mjs';

export const STORY = {
  workspace: EXAMPLE,
  file: 'app/api/checkout/route.ts',
  callee: 'analytics.track',
  route: 'POST /api/checkout',
  choices: [/^Gates \d+$/, /^Opt-out handlers \d+$/, /^optOut$/],
  gated: {
    file: 'lib/analytics.ts',
    lens: 'Gated · Segment Node · by await isUserOptedOut(userId)',
    // Its line may be wrapped further on.
    proof: 'Gated: When the consumer has opted out',
  },
  fix: /^Gate with `isUserOptedOut\(customer\.id\)`$/,
};

/** A window with a copy of that folder, what the command line says of it, and that call. */
export async function openStory(options = {}) {
  const window = await openWindow({ workspace: STORY.workspace, vsix: VSIX, ...options });
  try {
    const analysis = await checkFolder(window.workspace);
    return { window, analysis, call: ungatedCall(analysis) };
  } catch (error) {
    await window.close();
    throw error;
  }
}

function ungatedCall({ pathways }) {
  const isIt = (it) => it.file === STORY.file && it.callee === STORY.callee && it.status === 'ungated';
  const call = pathways.find(isIt);
  assert.ok(call, `${STORY.file} has an ungated call of ${STORY.callee}.`);
  return call;
}
