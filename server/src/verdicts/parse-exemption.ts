/**
 * What a person wrote after `optgate-ignore-…`, read strictly: which findings, until when, and why.
 *
 *   `ungated-sharing until=2027-03-31 -- fraud check, service provider contract of 2026-02`
 *
 * The reason after `--` is required: an exemption without one is a silent hole in a compliance report.
 */
import { NO_REASON } from '../../../shared/src/ids';
import type { RuleId } from '../../../shared/src/model';
import { isRuleId } from '../../../shared/src/rules';

export interface Exemption {
  /** At least one. */
  readonly rules: readonly RuleId[];
  readonly until: string | null;
  readonly reason: string;
}

/** A sentence without its full stop. */
export interface Malformed {
  readonly malformed: string;
}

export function parseExemption(text: string): Exemption | Malformed {
  const split = /^(.*?)(?:^|\s)--(?:\s+(.*))?$/s.exec(text.trim());
  if (!split) return { malformed: 'the exemption has no reason after `--`' };
  const reason = (split[2] ?? '').trim().replace(/\s+/g, ' ');
  if (reason === '') return { malformed: 'the reason after `--` is empty' };
  if (reason === NO_REASON) return { malformed: `\`${NO_REASON}\` stands where the reason is to be written` };

  const words = (split[1] ?? '').split(/[\s,]+/).filter((it) => it !== '');
  const rules = words.filter(isRuleId);
  const dates = words.filter((it) => it.startsWith('until=')).map((it) => it.slice('until='.length));
  const stranger = words.find((it) => !isRuleId(it) && !it.startsWith('until='));
  if (stranger !== undefined) return { malformed: `\`${stranger}\` is no finding's id` };
  if (rules.length === 0) return { malformed: 'the exemption names no finding' };
  if (dates.length > 1) return { malformed: '`until=` is written twice' };
  const [until = null] = dates;
  if (until !== null && !isDate(until))
    return { malformed: `\`until=${until}\` is no date of the form \`YYYY-MM-DD\`` };
  return { rules, until, reason };
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
