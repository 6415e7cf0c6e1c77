/**
 * The `packages` list of a `pnpm-workspace.yaml`. Not a YAML parser: pnpm writes a block list of strings
 * or, by hand, one in brackets; anything else gives no packages.
 */
export function readPnpmPackages(text: string): readonly string[] {
  const lines = text.split(/\r?\n/);
  const start = lines.findIndex((line) => /^packages\s*:/.test(line));
  if (start < 0) return [];
  const inline = /\[(.*)\]/.exec(lines[start] ?? '');
  if (inline) return (inline[1] ?? '').split(',').flatMap((it) => toText(it));

  const packages: string[] = [];
  for (const line of lines.slice(start + 1)) {
    const item = /^\s*-\s+(.*)$/.exec(line);
    if (item) packages.push(...toText(item[1] ?? ''));
    else if (/^\S/.test(line) && !line.startsWith('#')) break;
  }
  return packages;
}

function toText(scalar: string): string[] {
  const quoted = /^\s*(['"])(.*?)\1/.exec(scalar);
  const text = quoted ? quoted[2] : scalar.replace(/\s+#.*$/, '').trim();
  return text ? [text] : [];
}
