/** What fits the shape of a vendor and still finds nothing: said, since a scan without it would look complete. */
import { findNodeAtLocation, type JSONPath, type Node } from 'jsonc-parser';
import type { ConfiguredVendor } from '../../../shared/src/config';
import type { Misfit } from './read-shape';

const ROOTS = ['packages', 'globals', 'hosts', 'scripts'] as const;

export function checkVendors(tree: Node): readonly Misfit[] {
  const listed = findNodeAtLocation(tree, ['vendors'])?.children ?? [];
  const ids = listed.map((it) => findNodeAtLocation(it, ['id'])?.value as unknown);
  return listed.flatMap((node, i) => [
    ...at(node, ['id'], ids.indexOf(ids[i]) < i && '`id` is that of an earlier vendor.'),
    ...at(
      node,
      [],
      node.type === 'object' &&
        ROOTS.every((it) => !findNodeAtLocation(node, [it])?.children?.length) &&
        'One of `packages`, `globals`, `hosts` and `scripts` must stand here, or it is found nowhere.',
    ),
    ...(['hosts', 'scripts'] satisfies (keyof ConfiguredVendor)[]).flatMap((key) =>
      (findNodeAtLocation(node, [key])?.children ?? []).flatMap((it) =>
        at(
          it,
          [],
          /^[a-z]*:?\/\//i.test(String(it.value)) && `\`${it.value}\` begins with a scheme; a host stands alone.`,
        ),
      ),
    ),
  ]);
}

function at(node: Node, path: JSONPath, why: string | false): readonly Misfit[] {
  const place = findNodeAtLocation(node, path);
  return why && place ? [{ why, offset: place.offset, length: place.length }] : [];
}
