/** Where things are: the repository, what the build makes, and what a test run leaves to look at. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository, which is the extension's folder too. */
export const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url)).replace(/[\\/]$/, '');

export const inRepository = (...parts) => path.join(REPOSITORY, ...parts);

export const VSIX = inRepository('optgate.vsix');
export const FIXTURE = inRepository('test/vscode/workspace');
export const EXAMPLE = inRepository('examples/storefront');

/** The compiled suite: a module that exports `run()`, as every VS Code expects of a test runner. */
export const SUITE = inRepository('out/vscode/suite/index.js');

/** Pictures and logs of the last run. */
export const SCREENSHOTS = inRepository('out/screenshots');
