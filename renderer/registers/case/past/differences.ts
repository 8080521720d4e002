import type { CaseView, ClockView, FileView, Task } from '#shared/contract/case.ts';
import type { Words } from '../../../components/words.ts';
import { type Fact, filledSections } from '../facts.ts';
import type { Row } from '../PartsCard.tsx';

/** A field as it was, and what it says today where that is another thing. */
export interface PastFact extends Fact {
  /** Absent: it is the same today. Empty: it says nothing today. */
  today?: string;
  /** It said nothing then. */
  isNew?: boolean;
}

export interface PastSection {
  key: string;
  facts: PastFact[];
}

/** The sections of a record as it was, with what differs today, and with the fields that were filled in since. */
export function pastSections(view: CaseView, present: CaseView, words: Words): PastSection[] {
  const [old, now] = [filledSections(view, words), filledSections(present, words)];
  const keys = [...new Set([...old, ...now].map(({ key }) => key))];
  const factsIn = (sections: typeof old, key: string) =>
    sections.find((section) => section.key === key)?.facts ?? [];
  return keys.map((key) => {
    const fresh = new Map(factsIn(now, key).map((fact) => [fact.path, fact]));
    const then = factsIn(old, key).map((fact): PastFact => {
      const today = fresh.get(fact.path)?.text ?? '';
      return today === fact.text ? fact : { ...fact, today };
    });
    const known = new Set(then.map(({ path }) => path));
    const added = [...fresh.values()]
      .filter(({ path }) => !known.has(path))
      .map((fact): PastFact => ({ ...fact, text: '', today: fact.text, isNew: true }));
    return { key, facts: [...then, ...added] };
  });
}

/** What a part with an outcome says today where that is another thing; undefined where it is the same. */
export function partToday(row: Row, present: readonly Row[]): string | undefined {
  const now = present.find(({ key }) => key === row.key);
  if (!now) return '';
  const same = now.outcome === row.outcome && now.reason === row.reason && now.detail === row.detail;
  return same ? undefined : [now.outcome, now.reason].filter(Boolean).join(' · ');
}

/** What became of a task: a key of `history:mark`. */
export function taskMark(task: Task, present: CaseView): 'done' | 'reopened' | undefined {
  const now = present.tasks.find(({ id }) => id === task.id);
  if (!now || (now.doneAt === undefined) === (task.doneAt === undefined)) return undefined;
  return now.doneAt === undefined ? 'reopened' : 'done';
}

/** What became of a file: a key of `history:mark`. */
export function fileMark(file: FileView, present: CaseView): 'deleted' | 'replaced' | undefined {
  const now = present.files.find(({ id }) => id === file.id);
  if (!now) return 'deleted';
  return now.replacedBy !== undefined && file.replacedBy === undefined ? 'replaced' : undefined;
}

/** What became of a clock: gone, or with another date or another state. */
export function clockMark(clock: ClockView, present: CaseView): 'gone' | 'moved' | 'changed' | undefined {
  const now = present.clocks.find(({ id }) => id === clock.id);
  if (!now) return 'gone';
  if (now.result?.due !== clock.result?.due) return now.result ? 'moved' : 'changed';
  return now.state === clock.state ? undefined : 'changed';
}

/** How many rows there are today that were not there then. */
export function addedSince(old: readonly { id: string }[], now: readonly { id: string }[]): number {
  const known = new Set(old.map(({ id }) => id));
  return now.filter(({ id }) => !known.has(id)).length;
}
