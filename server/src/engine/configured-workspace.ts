/**
 * The workspace as its configuration wants it: its files, its catalogue and its links, made anew where the
 * configuration says otherwise than before.
 */
import type { Catalogue } from '../catalogue/catalogue';
import { createCatalogue } from '../catalogue/create-catalogue';
import { CONFIG_NAME, isConfig } from '../config/nearest-config';
import { type ConfigText, combineConfigs, type Settings } from '../config/settings';
import type { FileSystem, Listing } from '../host/file-system';
import type { OnRead } from '../links/file-store';
import { createLinkStore, type LinkStore, type WorkspaceLinks } from '../links/link-store';
import { fileKind } from '../std/file-kind';
import type { Token } from '../std/token';

export interface Configured {
  readonly settings: Settings;
  /** The same object for as long as it would be made alike. */
  readonly catalogue: Catalogue;
  readonly links: WorkspaceLinks;
}

export interface ConfiguredWorkspace {
  /** As `LinkStore.update`. */
  update(change: readonly string[] | 'all', token: Token, onRead?: OnRead): Promise<Configured>;
}

interface Made {
  readonly settings: Settings;
  readonly catalogue: Catalogue;
  readonly store: LinkStore;
  /** The store has taken in every file. */
  isFilled: boolean;
}

/** `only`: a configuration that holds for every file instead of those that stand above them. */
export function createConfiguredWorkspace(files: FileSystem, only: ConfigText | undefined): ConfiguredWorkspace {
  let made: Made | undefined;
  /** A listing that the store has not seen. */
  let fresh: Listing | undefined;

  return {
    async update(change, token, onRead) {
      if (!made || change === 'all' || change.some(isConfig)) configure();
      const { settings, catalogue, store, isFilled } = made as Made;
      const links = await store.update(isFilled ? change : 'all', token, onRead);
      (made as Made).isFilled = true;
      fresh = undefined;
      return { settings, catalogue, links };
    },
  };

  function configure(): void {
    fresh = files.list();
    const settings = combineConfigs(only ? [only] : configTexts(files, fresh));
    if (made?.settings.key === settings.key) return;
    const catalogue = createCatalogue({ ...settings });
    const isSameScan = made?.settings.scanKey === settings.scanKey;
    made =
      made && isSameScan
        ? { ...made, settings, catalogue }
        : { settings, catalogue, store: createStore(settings, catalogue), isFilled: false };
  }

  function createStore(settings: Settings, catalogue: Catalogue): LinkStore {
    const covered = { ...files, list: () => coveredBy(settings, takeFresh() ?? files.list()) };
    return createLinkStore(covered, {
      prefilter: catalogue.prefilter,
      openingsIn: catalogue.openingsIn,
      namedIn: catalogue.namedInText,
      entriesIn: settings.entriesIn,
    });
  }

  function takeFresh(): Listing | undefined {
    const listing = fresh;
    fresh = undefined;
    return listing;
  }
}

function coveredBy(settings: Settings, listing: Listing): Listing {
  const isLeft = (it: string) => fileKind(it) === 'configuration' || settings.covers(it);
  return { ...listing, files: listing.files.filter(isLeft) };
}

function configTexts(files: FileSystem, { files: listed }: Listing): readonly ConfigText[] {
  const above = files.above?.(CONFIG_NAME);
  const texts: ConfigText[] = above ? [above] : [];
  for (const path of listed.filter(isConfig)) {
    const read = files.read(path);
    if ('text' in read) texts.push({ path, text: read.text });
  }
  return texts;
}
