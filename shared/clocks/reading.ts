import type { Step } from './types.ts';

/** What one reading of a rule gives. */
export interface Reading {
  /** In milliseconds since 1970. */
  due: number;
  steps: Step[];
  provisional: boolean;
  /** The date (`YYYY-MM-DD`) of a question that still waits for its answer. */
  pausedSince?: string;
}
