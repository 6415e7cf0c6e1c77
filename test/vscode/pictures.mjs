/**
 * `npm run pictures`: makes the pictures of the README anew, of real screens, light and dark, in media/pictures.
 *
 * The example shop is opened in the VS Code server with the packaged extension. Wherever the tests can look at a
 * window, this runs.
 */
import fs from 'node:fs/promises';
import path from 'node:path';
import { runScript } from './harness/commands.mjs';
import { clickLens, goTo, openFile, seeQuickFix, seeSquiggle } from './harness/editor.mjs';
import { installToolchain } from './harness/install.mjs';
import { scrollToTop, seeTree } from './harness/lists.mjs';
import { runCommand } from './harness/palette.mjs';
import { inRepository } from './harness/paths.mjs';
import { say } from './harness/say.mjs';
import { seeText } from './harness/workbench.mjs';
import { openStory, STORY } from './ui/story.mjs';

const FOLDER = inRepository('media/pictures');
const THEMES = { light: 'Default Light Modern', dark: 'Default Dark Modern' };
const GATES = { id: 'optgate.gates', name: 'Gates' };
const SIZE = { width: 1180, height: 660 };

await runScript('package');
await installToolchain();
await fs.mkdir(FOLDER, { recursive: true });
for (const [name, theme] of Object.entries(THEMES)) {
  say(`Taking the ${name} pictures …`);
  await takePictures(name, theme);
}

async function takePictures(name, theme) {
  const settings = { 'workbench.colorTheme': theme, 'editor.fontSize': 13 };
  const { window, call } = await openStory({ settings });
  const { page } = window;
  const take = (what) => page.screenshot({ path: path.join(FOLDER, `${what}-${name}.png`) });
  try {
    await page.setViewportSize(SIZE);
    await seeTree(window, GATES, (rows) => rows.length > 2);
    await scrollToTop(window, GATES);
    await seeTree(window, { id: 'optgate.pathways', name: 'Pathways' }, (rows) => rows.length > 2);
    await openFile(window, STORY.file);
    await goTo(window, call.range.start);
    await seeSquiggle(window, 'error');
    await seeQuickFix(window, STORY.fix);
    await take('fix');
    await page.keyboard.press('Escape');

    await clickLens(window, `Ungated · ${call.vendorName}`);
    for (let step = 2; step <= call.route.length; step++) await runCommand(window, 'optgate.nextStep');
    await seeText(window, '.statusbar-item', `Witness ${call.route.length} of ${call.route.length}`);
    await take('witness');
  } finally {
    await window.close();
  }
}
