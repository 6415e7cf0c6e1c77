/** One place where the consumer's choice is read: the evidence that a gate carries. */
import type { PreferenceSource } from '../../../../shared/src/model';
import type { Purpose } from '../../catalogue/consent-platform';

import type { By } from '../database/named-persons';
import type { Selection } from '../database/row-selection';
import type { Medium } from './written';

export interface PreferenceRead {
  readonly id: number;
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly source: PreferenceSource;
  readonly purpose: Purpose;
  /** The cookie, storage key, column or reader's name: tells the report what was read. */
  readonly name: string;
  /** What it holds is told by what the workspace writes, not by its name. */
  readonly settled: boolean;
  /** Of a log of decisions, and not of its newest one. */
  readonly outdated: boolean;
  /** Of rows that nobody in particular was asked for: the first of them is anybody's. */
  readonly anyones: boolean;
  /** Of the row in hand, where somebody asks for others: told only in a world about these. */
  readonly ofRow: boolean;
  /** Of another person than the one who asks, whom the program names. */
  readonly ofAnother: boolean;
  /** By what its consumer is told: see `database/named-persons.ts`. */
  readonly by: By | undefined;
  /** The same request may have set it back before. */
  readonly isDoubted: boolean;
  /** A condition of a query: whose rows it returns. */
  readonly selects: Selection | undefined;
  /** What it is looked up in, under its name. */
  readonly keyed: Medium | undefined;
  /** It is kept as 0 or 1, and equal to these and to no boolean. */
  readonly counted: boolean;
  /** The table that a query builder is on. */
  readonly table: string | undefined;
}
