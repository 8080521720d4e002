import type { FileView, Note, Task } from '#shared/contract/case.ts';
import type { ClockRow } from '../../database/tables.ts';
import type { Leaves } from './leaves.ts';

/** What a case has beside its record today; older entries do not name their rows, and are recognised by them. */
export interface PresentRows {
  tasks: readonly Task[];
  notes: readonly Note[];
  files: readonly FileView[];
}

/** A file as its row holds it; which one took its place follows from the others. */
export type FileRow = Omit<FileView, 'replacedBy'>;

/** A case as its entries tell it, up to one of them. */
export interface Replay {
  /** State and record. */
  leaves: Leaves;
  version: number;
  createdAt: string;
  updatedAt: string;
  notes: Note[];
  tasks: Task[];
  files: FileRow[];
  /** Undefined while no entry has kept the clocks. */
  clocks: Map<string, ClockRow> | undefined;
  /** False once an older entry about a task could be about either of two. */
  tasksKnown: boolean;
}
