import type { WrittenPart } from '#shared/text/record.ts';
import type { PackClockStatus } from '../packs/content.ts';
import type { ReportLanguage } from './text.ts';

/** What a report says, in words of one language and free of any layout: PDF and page are drawn from the same. */

export type StatusShape = PackClockStatus | 'none';

export interface Status {
  shape: StatusShape;
  word: string;
}

export interface Fact {
  label: string;
  value: string;
}

export interface ReportRow {
  ref: string;
  title: string;
  party: string;
  opened: string;
  due: string;
  status: Status;
  closed: boolean;
}

export interface ReportClock {
  title: string;
  rule: string;
  /** `due 26 Nov 2026`, `opens …`, with the hour of a clock that is counted in hours, or that it has no date yet. */
  due: string;
  /** Whose day or hour that is, where it is not that of the report; else empty. */
  there: string;
  status: Status;
  steps: Fact[];
  citation: string;
  /** Provisional, house target, other readings, when it was met: a sentence each. */
  remarks: string[];
}

export interface ReportCase extends ReportRow {
  state: string;
  clocks: ReportClock[];
  decisions: { when: string; subject: string; outcome: string; reason: string; by: string }[];
  record: WrittenPart[];
  tasks: Fact[];
  notes: Fact[];
  files: { name: string; size: string; sha512: string }[];
}

export interface RegisterReport {
  title: string;
  organisation: string;
  language: ReportLanguage;
  facts: Fact[];
  labels: Record<'ref' | 'title' | 'party' | 'opened' | 'due' | 'status', string>;
  rows: ReportRow[];
  /** Made one after the other, since a register may hold thousands. */
  cases: () => Generator<ReportCase>;
}
