/** How the workbench names things: its own page, and files of the machine that the server runs on. */

/**
 * The page for a folder, or for the `.code-workspace` file in it that is named; `payload` entries are what the
 * desktop's command line options are.
 */
export function workbenchUrl({ authority, workspace, workspaceFile }, payload = []) {
  const url = new URL(`http://${authority}/`);
  if (workspaceFile) url.searchParams.set('workspace', `${workspace}/${workspaceFile}`);
  else url.searchParams.set('folder', workspace);
  if (payload.length > 0) url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}

export const remoteUri = ({ authority }, file) => `vscode-remote://${authority}${encodePath(file)}`;

/** A path as VS Code writes it in a URI: `(` and its like are encoded too. */
export function encodePath(file) {
  return file.split('/').map(encodePart).join('/');
}

function encodePart(part) {
  const hex = (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(part).replace(/[!'()*]/g, hex);
}
