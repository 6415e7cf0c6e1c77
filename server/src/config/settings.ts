/**
 * All configurations of a workspace together: which one holds for a file, and what they say as a whole.
 *
 * Vendors, categories and names that are no preferences are the whole workspace's, since a value crosses files;
 * everything else holds for the files below the folder of its configuration.
 */
import { type Config, type ConfiguredGate, type ConfiguredVendor, DEFAULT_CONFIG } from '../../../shared/src/config';
import type { Category, Finding } from '../../../shared/src/model';
import { matchesGlob } from '../std/glob';
import { folderOf, pathWithin } from '../std/path';
import { findNearestConfig } from './nearest-config';
import { parseConfig } from './parse-config';

export interface ConfigText {
  /** As a report names it. A configuration holds below the folder of its `path`. */
  readonly path: string;
  readonly text: string;
  /** For one that stands above the scanned folder, or was named: the scanned folder as its globs see it. */
  readonly outside?: string;
}

/** A name with the files in which it has its meaning. */
export interface PlacedName {
  readonly name: string;
  /** Path of its configuration. */
  readonly from: string;
  holdsIn(file: string): boolean;
}

export type PlacedGate = PlacedName & ConfiguredGate;

export interface Settings {
  readonly problems: readonly Finding[];
  /** The configuration that holds for a file; every file of the scanned folder's top has the same. */
  of(file: string): Config;
  /** Not left out by `include` and `exclude`. */
  covers(file: string): boolean;
  /** Exports of a file that `entries` names. */
  entriesIn(file: string): readonly string[];
  readonly gates: readonly PlacedGate[];
  readonly vendors: readonly ConfiguredVendor[];
  readonly categories: ReadonlySet<Category>;
  /** Names that are no preference, whatever they are called. */
  readonly operatorSwitches: ReadonlySet<string>;
  /** Switches of the operator that count as the consumer's preference. */
  readonly countedSwitches: readonly PlacedName[];
  /** Equal for settings under which the same files are listed, linked and searched. */
  readonly scanKey: string;
  /** Equal for equal settings. */
  readonly key: string;
}

interface Placed {
  readonly path: string;
  readonly config: Config;
  /** A file as the globs of this configuration see it. */
  toOwn(file: string): string;
}

/** `outside` ones hold where no other does. */
export function combineConfigs(texts: readonly ConfigText[]): Settings {
  const parsed = texts.map((it) => ({ ...it, ...parseConfig(it.text, it.path) }));
  const placed = new Map(parsed.map((it) => [it.outside === undefined ? it.path : '', place(it)]));
  const inner = new Map([...placed].filter(([path]) => path !== ''));
  const none = placed.get('') ?? place({ path: '', config: DEFAULT_CONFIG });
  const placedFor = (file: string) => findNearestConfig(file, inner) ?? none;
  const each = [...placed.values()];
  const configs = each.map((it) => it.config);
  const vendors = [...new Map(configs.flatMap((it) => it.vendors).map((it) => [it.id, it])).values()];
  const categories = new Set((placed.has('') ? configs : [DEFAULT_CONFIG, ...configs]).flatMap((it) => it.categories));
  return {
    problems: parsed.flatMap((it) => it.problems),
    of: (file) => placedFor(file).config,
    covers: (file) => covers(placedFor(file), file),
    entriesIn(file) {
      const { config, toOwn } = placedFor(file);
      return config.entries.filter((it) => matchesGlob(toOwn(file), it.file)).flatMap((it) => it.exports);
    },
    gates: each.flatMap((it) => it.config.gates.map((gate) => ({ ...gate, ...placedName(it, gate.name) }))),
    vendors,
    categories,
    operatorSwitches: new Set(switchesOf(false).map((it) => it.name)),
    countedSwitches: switchesOf(true),
    scanKey: JSON.stringify([vendors, [...categories], parsed.map((it) => [it.path, it.outside, scanned(it.config)])]),
    key: JSON.stringify(texts),
  };

  function placedName(of: Placed, name: string): PlacedName {
    return { name, from: of.path, holdsIn: (file) => placedFor(file) === of };
  }

  function switchesOf(gates: boolean): PlacedName[] {
    return each.flatMap((it) =>
      it.config.operatorSwitches.filter((on) => on.gates === gates).map((on) => placedName(it, on.name)),
    );
  }
}

function scanned({ include, exclude, entries }: Config): readonly unknown[] {
  return [include, exclude, entries];
}

function place({ path, config, outside }: { path: string; config: Config; outside?: string }): Placed {
  const folder = folderOf(path);
  const below = outside === undefined || outside === '' ? '' : `${outside}/`;
  return { path, config, toOwn: (file) => (outside === undefined ? pathWithin(file, folder) : below + file) };
}

function covers({ config: { include, exclude }, toOwn }: Placed, file: string): boolean {
  const own = toOwn(file);
  return include.some((it) => selects(own, it)) && !exclude.some((it) => selects(own, it));
}

/** A glob that names a folder selects all that is in it. */
function selects(file: string, glob: string): boolean {
  const folder = glob.replace(/\/$/, '');
  return matchesGlob(file, folder) || matchesGlob(file, `${folder}/**`);
}
