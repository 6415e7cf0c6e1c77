/**
 * A VS Code window with a workspace and the extension in it, driven as a person would: by keys, clicks and looks.
 *
 * Everything that acts on the window takes the `Window` that this opens: its page, its server and its folder.
 */
import fs from 'node:fs/promises';
import path from 'node:path';
import { workbenchUrl } from './addresses.mjs';
import { openBrowser } from './browser.mjs';
import { SCREENSHOTS } from './paths.mjs';
import { startServer } from './server.mjs';

/** Opens a window; the options are those of `startServer`, and `workspaceFile`: of several folders. */
export async function openWindow(options) {
  const server = await startServer(options);
  let browser;
  const close = async () => {
    await browser?.close();
    await server.stop();
  };
  try {
    const opened = await openBrowser();
    browser = opened.browser;
    const { page } = opened;
    await page.goto(workbenchUrl({ ...server, workspaceFile: options.workspaceFile }));
    await page.locator('.monaco-workbench .part.statusbar').waitFor();
    return { page, workspace: server.workspace, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Leaves a picture of the window in out/screenshots. */
export async function takeScreenshot({ page }, name) {
  await fs.mkdir(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`) });
}

/** Waits until a part of the window shows this text. */
export async function seeText({ page }, selector, text) {
  await page.locator(selector, { hasText: text }).first().waitFor();
}

/** Clicks, and takes the mouse away: where it would come to rest, a tooltip could cover the next picture. */
export async function click({ page }, target) {
  await target.click();
  await page.mouse.move(0, 0);
}

/** Text as a person reads it: VS Code writes no-break spaces. */
export const readable = (text) => text.replaceAll('\u00a0', ' ').trim();
