/** Which files of a file convention give data to which components. */
export interface DataFile {
  readonly path: string;
  /** Exports that give data, each of which may be missing. */
  readonly names: readonly string[];
}

const SVELTE = /^((?:.*\/)?src\/routes\/)(.*\/)?\+(page|layout)(@[^/]*)?\.svelte$/;
const SVELTE_DATA = /^((?:.*\/)?src\/routes\/(?:.*\/)?)\+(page|layout)(?:\.server)?\.[jt]s$/;
const NAMES = ['getServerSideProps', 'getStaticProps', 'loader', 'clientLoader'];

/** Outermost first. */
export function dataFilesOf(files: ReadonlySet<string>, component: string): readonly DataFile[] {
  const [, root = '', folders = '', kind, reset] = SVELTE.exec(component) ?? [];
  if (kind === undefined) return [{ path: component, names: NAMES }];
  // `+page@.svelte` leaves layouts out: which is not followed.
  if (reset !== undefined) return [];
  const around = ['', ...folders.split('/').filter((it) => it !== '')];
  const places = around.map(
    (_, i) =>
      root +
      around
        .slice(1, i + 1)
        .map((it) => `${it}/`)
        .join(''),
  );
  const layouts = places.flatMap((it) => filesOf(files, `${it}+layout`));
  const pages = kind === 'page' ? filesOf(files, `${root}${folders}+page`) : [];
  return [...layouts, ...pages].map((path) => ({ path, names: ['load'] }));
}

/** What runs on the server answers first. */
function filesOf(files: ReadonlySet<string>, stem: string): readonly string[] {
  const endings = ['.server.ts', '.server.js', '.ts', '.js'];
  return endings.map((it) => stem + it).filter((it) => files.has(it));
}

/** Components that may be given what this file's functions answer. */
export function componentsBelow(files: Iterable<string>, path: string): readonly string[] {
  const [, folder, kind] = SVELTE_DATA.exec(path) ?? [];
  if (folder === undefined) return [path];
  const below = [...files].filter((it) => it.startsWith(folder) && SVELTE.test(it));
  return kind === 'layout' ? below : below.filter((it) => /^\+page[^/]*$/.test(it.slice(folder.length)));
}
