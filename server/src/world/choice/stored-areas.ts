/** In which of a browser's two storages something is kept: what `localStorage` holds is not in `sessionStorage`. */
import type { Access } from '../../catalogue/catalogue';
import type { Write } from './written';

export type Area = 'localStorage' | 'sessionStorage';

export function areaIn({ root, path }: Access): Area | undefined {
  const name = path.find((it) => it !== 'window' && it !== 'globalThis' && it !== 'self');
  return root.kind === 'global' && (name === 'localStorage' || name === 'sessionStorage') ? name : undefined;
}

/** Undefined: it may be either. */
export function areasOf(writes: readonly Write[]): ReadonlySet<Area> | undefined {
  const areas = writes.filter((it) => it.value).map((it) => it.area);
  const known = areas.filter((it) => it !== undefined);
  return known.length === areas.length && known.length > 0 ? new Set(known) : undefined;
}
