/** A name of the workspace that the configuration gives a meaning: the first of the steps that say what a name means. */
import type { PreferenceSource } from '../../../shared/src/model';
import type { Polarity } from './consent-platform';

export interface NamedGate extends NamedSwitch {
  /** Module specifier or file it comes from. Absent: wherever it is declared. */
  readonly module?: string;
  /** Absent: a stored choice. */
  readonly reads?: readonly PreferenceSource[];
  readonly means: Polarity;
}

/** An operator's switch that the configuration counts as the consumer's preference. */
export interface NamedSwitch {
  /** Of a function, property or variable. */
  readonly name: string;
  /** The file from which a relative `module` is resolved. */
  readonly from: string;
  /** Whether the name has this meaning in a file. */
  holdsIn(file: string): boolean;
}
