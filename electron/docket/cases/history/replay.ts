import { type CaseEntry, textAfter } from './case-entry.ts';
import { rowOfTraced } from './clock-trace.ts';
import { attach, detach } from './file-rows.ts';
import { applyChanges } from './leaves.ts';
import type { PresentRows, Replay } from './state.ts';

function begin(entry: CaseEntry): Replay {
  return {
    leaves: new Map(),
    version: 1,
    createdAt: entry.at,
    updatedAt: entry.at,
    notes: [],
    tasks: [],
    files: [],
    clocks: undefined,
    tasksKnown: true,
  };
}

/** What each kind of entry adds beside the record. A name that is not here changes the record, the state or nothing. */
const beside: Readonly<Record<string, (replay: Replay, entry: CaseEntry, present: PresentRows) => void>> = {
  noteAdded: addNote,
  taskAdded: addTask,
  taskFinished: (replay, entry) => markTask(replay, entry, true),
  taskReopened: (replay, entry) => markTask(replay, entry, false),
  fileAdded: attach,
  fileReplaced: attach,
  fileRemoved: detach,
};

/**
 * Replays the entries of a case from its logging on. Pure: what it gives follows from the entries; `present` only lends
 * older ones the ids of the rows that they are about.
 */
export function replayCase(entries: readonly CaseEntry[], present: PresentRows): Replay | undefined {
  const [first] = entries;
  if (first?.what !== 'logged') return undefined;
  const replay = begin(first);
  for (const entry of entries) take(replay, entry, present);
  return replay;
}

function take(replay: Replay, entry: CaseEntry, present: PresentRows): void {
  const work = beside[entry.what];
  if (work) {
    work(replay, entry, present);
    replay.updatedAt = entry.at;
    return;
  }
  const { version, changes, clocks } = entry.details;
  // What neither changes the record nor adds a row, such as a saved copy of a file, leaves the case as it was.
  if (version === undefined) return;
  replay.version = version;
  replay.updatedAt = entry.at;
  applyChanges(replay.leaves, changes);
  if (clocks) takeClocks(replay, clocks);
}

function takeClocks(replay: Replay, { gone, now }: NonNullable<CaseEntry['details']['clocks']>): void {
  replay.clocks ??= new Map();
  for (const id of gone) replay.clocks.delete(id);
  for (const clock of now) replay.clocks.set(clock.id, rowOfTraced('', clock));
}

function addNote({ notes }: Replay, { seq, at, by, details }: CaseEntry, present: PresentRows): void {
  const text = textAfter(details, 'note') ?? '';
  const taken = new Set(notes.map(({ id }) => id));
  const same = present.notes.find((note) => note.at === at && note.text === text && !taken.has(note.id));
  notes.push({ id: details.row?.id ?? same?.id ?? `entry-${seq}`, text, by, at });
}

function addTask({ tasks }: Replay, { seq, at, details }: CaseEntry, present: PresentRows): void {
  const title = textAfter(details, 'task.title') ?? '';
  const [dueOn, assignee] = [textAfter(details, 'task.dueOn'), textAfter(details, 'task.assignee')];
  const taken = new Set(tasks.map(({ id }) => id));
  const same = present.tasks.find(
    (task) => task.createdAt === at && task.title === title && !taken.has(task.id),
  );
  tasks.push({
    id: details.row?.id ?? same?.id ?? `entry-${seq}`,
    title,
    ...(dueOn === undefined ? {} : { dueOn }),
    ...(assignee === undefined ? {} : { assignee }),
    createdAt: at,
  });
}

function markTask(replay: Replay, { at, by, details }: CaseEntry, done: boolean): void {
  const { row, task: title } = details;
  const about = replay.tasks.filter((task) =>
    row ? task.id === row.id : task.title === title && (task.doneAt !== undefined) !== done,
  );
  const [found] = about;
  if (about.length !== 1 || !found) {
    replay.tasksKnown = false;
    return;
  }
  const { doneAt: _at, doneBy: _by, ...open } = found;
  const marked = done ? { ...open, doneAt: at, doneBy: by } : open;
  replay.tasks = replay.tasks.map((task) => (task === found ? marked : task));
}
