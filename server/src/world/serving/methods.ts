/** The HTTP methods by which routers name their own. It imports nothing: tables are built from it while modules load. */
export const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'del', 'head', 'options', 'all'] as const;

export function methodOf(name: string): string {
  return name === 'del' ? 'DELETE' : name.toUpperCase();
}
