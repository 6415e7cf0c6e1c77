/** Rows that a text of SQL writes: `INSERT INTO user_consents (user_id, analytics, created_at) VALUES (…)`. */
import type { Catalogue } from '../../catalogue/catalogue';
import { deleted, type RowWrite, toWrite } from './row-writes';
import type { Column } from './written-rows';

const NAME = '["`\\[]?(?:\\w+["`\\]]?\\.["`\\[]?)?(\\w+)["`\\]]?';
const INSERT = new RegExp(`^\\s*(?:insert|replace)\\s+(?:or\\s+\\w+\\s+)?into\\s+${NAME}\\s*\\(([^)]*)\\)`, 'i');
const UPDATE = new RegExp(`^\\s*update\\s+${NAME}\\s+set\\s+([\\s\\S]*?)(?:\\bwhere\\b|\\breturning\\b|$)`, 'i');
const DELETE = new RegExp(`^\\s*delete\\s+from\\s+${NAME}`, 'i');

export function sqlWrite(catalogue: Catalogue, sql: string): RowWrite | undefined {
  const inserted = INSERT.exec(sql);
  if (inserted) {
    const columns = (inserted[2] ?? '').split(',').map((it) => ({ name: bare(it), literal: undefined }));
    return written(catalogue, inserted[1] ?? '', 'insert', columns);
  }
  const updated = UPDATE.exec(sql);
  if (updated) return written(catalogue, updated[1] ?? '', 'update', assignmentsIn(updated[2] ?? ''));
  const model = DELETE.exec(sql)?.[1];
  return model === undefined ? undefined : deleted(model, catalogue.polarityOfModel(model));
}

function written(catalogue: Catalogue, model: string, action: 'insert' | 'update', columns: readonly Column[]) {
  const polarity = catalogue.polarityOfModel(model);
  return toWrite(catalogue, { model, polarity, action, rows: [{ columns, open: false }] });
}

function assignmentsIn(text: string): readonly Column[] {
  return [...text.matchAll(/["`[]?(\w+)["`\]]?\s*=\s*('[^']*'|[\w.]+(?:\(\))?|\$\d+|[^\s,])/g)].map((it) => ({
    name: it[1] ?? '',
    literal: literalIn(it[2] ?? ''),
  }));
}

function literalIn(text: string): Column['literal'] {
  if (/^'.*'$/s.test(text)) return { literal: text.slice(1, -1) };
  if (/^(?:true|false)$/i.test(text)) return { literal: text.toLowerCase() === 'true' };
  if (/^\d+$/.test(text)) return { literal: Number(text) };
  return /^null$/i.test(text) ? { literal: null } : undefined;
}

function bare(name: string): string {
  return name.replaceAll(/[\s"`[\]]/g, '');
}
