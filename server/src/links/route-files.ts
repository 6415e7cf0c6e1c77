/** Files by whose place in folders a framework puts a route together: pages, and the layouts around them. */
export interface RouteFile {
  readonly folder: string;
  readonly isLayout: boolean;
}

/** Is there a route that both files serve? */
export function shareRoute(a: RouteFile, b: RouteFile): boolean {
  return isAround(a, b) || isAround(b, a);
}

function isAround(layout: RouteFile, { folder }: RouteFile): boolean {
  if (!layout.isLayout) return false;
  return layout.folder === '' || folder === layout.folder || folder.startsWith(`${layout.folder}/`);
}
