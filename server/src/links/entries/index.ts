/** The frameworks whose conventions are known, one file each. A file may follow several. */
import { angularEntries } from './angular';
import { astroEntries } from './astro';
import { cloudEntries } from './cloud';
import { docusaurusEntries } from './docusaurus';
import type { RecogniseEntries } from './entry-context';
import { gatsbyEntries } from './gatsby';
import { nestEntries } from './nest';
import { nextAppEntries } from './next-app';
import { nextPagesEntries } from './next-pages';
import { nextRootEntries } from './next-root';
import { nuxtEntries } from './nuxt';
import { pageEntries } from './pages';
import { remixEntries } from './remix';
import { serverActionEntries } from './server-actions';
import { svelteKitEntries } from './sveltekit';
import { toolConfigEntries } from './tool-config';
import { vscodeEntries } from './vscode';

/** In order: where two name the same export, the earlier one speaks. */
export const recognisers: readonly RecogniseEntries[] = [
  toolConfigEntries,
  nextAppEntries,
  nextPagesEntries,
  nextRootEntries,
  serverActionEntries,
  remixEntries,
  svelteKitEntries,
  nuxtEntries,
  astroEntries,
  gatsbyEntries,
  docusaurusEntries,
  nestEntries,
  angularEntries,
  vscodeEntries,
  pageEntries,
  cloudEntries,
];
