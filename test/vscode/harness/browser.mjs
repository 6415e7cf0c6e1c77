/** The browser: the machine's own Chromium where there is one, else the one that comes with the tools. */
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { bundledChromium } from './bundled-chromium.mjs';
import { toolchain } from './toolchain.mjs';
import { PATIENCE } from './until.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The sandbox needs privileges that a container does not give; the only page ever opened is our own server's. */
const ARGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** A headless browser with one empty page. Playwright ends its processes itself, also on a crash. */
export async function openBrowser() {
  const tools = toolchain();
  const { chromium } = tools.require('playwright-core');
  const browser = await chromium.launch({ ...chooseBrowser(tools), args: ARGS, headless: true });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  return { browser, page };
}

/** What to launch: `CHROME_PATH`, or the first browser on the PATH, or our own. */
export function chooseBrowser(tools) {
  const own = process.env.CHROME_PATH || findOnPath(NAMES);
  return own ? { executablePath: own } : bundledChromium(tools);
}

/** The first of these programs that the PATH has. */
export function findOnPath(names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isExecutable);
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
