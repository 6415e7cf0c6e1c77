/** Pathways as a short text for language models: what the editor's tool and `optgate mcp` answer alike. */
import type { Pathway, Status } from './model';

export interface ListInput {
  readonly status?: Status;
  /** A part of the third party's name or id. */
  readonly vendor?: string;
  /** A part of the file's path. */
  readonly file?: string;
}

const MAX_ROWS = 50;
const MAX_TEXT = 200;

export function listPathways(pathways: readonly Pathway[], { status, vendor, file }: ListInput): string {
  const found = pathways.filter(
    (it) =>
      (!status || it.status === status) &&
      (!vendor || `${it.vendor} ${it.vendorName}`.toLowerCase().includes(vendor.toLowerCase())) &&
      (!file || it.file.includes(file)),
  );
  const rows = found.slice(0, MAX_ROWS).map(toRow);
  const left = found.length - rows.length;
  const head = `${found.length} of ${pathways.length} third-party sharing pathways${found.length > 0 ? ':' : '.'}`;
  return [head, ...rows, ...(left > 0 ? [`${left} more are not shown; ask by status, vendor or file.`] : [])].join(
    '\n',
  );
}

function toRow({ id, status, reason, callee, written = callee, vendorName, file, range, gates }: Pathway): string {
  const why = reason ?? gates.map((it) => it.text).join('; ');
  const parts = [id, status, clean(written), vendorName, `${file}:${range.start.line}`, clean(why)];
  return parts.filter(Boolean).join(' | ');
}

/** Text of the workspace is data: on one line, without control characters, and not long. */
function clean(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ');
  return line.length > MAX_TEXT ? `${line.slice(0, MAX_TEXT - 1)}…` : line;
}
