import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '#shared/contract/case.ts';
import { Card } from '../../../components/Card.tsx';
import { classes } from '../../../components/classes.ts';
import { useWriters } from '../../../components/dates.ts';
import styles from '../cards.module.css';
import { addedSince, fileMark, taskMark } from './differences.ts';
import { Mark } from './Mark.tsx';

interface Props {
  view: CaseView;
  present: CaseView;
}

interface RowsProps {
  title: string;
  part: 'notes' | 'tasks' | 'files' | 'clocks';
  rows: { id: string; shown: ReactNode }[];
  /** How many were added since. */
  since: number;
}

/** Some rows of a case as they were, and how many more there are today. */
export function PastList({ title, part, rows, since }: RowsProps) {
  const { t } = useTranslation('history');
  return (
    <Card title={title}>
      {rows.length === 0 && <p className={styles.empty}>{t(`none.${part}`)}</p>}
      <ul className={styles.rows}>
        {rows.map(({ id, shown }) => (
          <li key={id}>{shown}</li>
        ))}
      </ul>
      {since > 0 && (
        <p className={styles.empty}>
          <Mark>{t(`since.${part}`, { count: since })}</Mark>
        </p>
      )}
    </Card>
  );
}

export function PastTasks({ view, present }: Props) {
  const { t } = useTranslation();
  const write = useWriters();
  const rows = view.tasks.map((task) => {
    const mark = taskMark(task, present);
    const facts = [
      task.assignee,
      task.dueOn && write.date(task.dueOn),
      task.doneAt && t('registers:tasks.done', { person: task.doneBy, when: write.shortMoment(task.doneAt) }),
    ].filter(Boolean);
    const shown = (
      <>
        <div className={classes(task.doneAt !== undefined && styles.done)}>{task.title}</div>
        {facts.length > 0 && <div className={styles.sub}>{facts.join(' · ')}</div>}
        {mark && <Mark>{t(`history:mark.${mark}`)}</Mark>}
      </>
    );
    return { id: task.id, shown };
  });
  const since = addedSince(view.tasks, present.tasks);
  return <PastList part="tasks" rows={rows} since={since} title={t('registers:tasks.title')} />;
}

export function PastFiles({ view, present }: Props) {
  const { t } = useTranslation();
  const write = useWriters();
  const rows = view.files.map((file) => {
    const mark = fileMark(file, present);
    const shown = (
      <>
        <div className={styles.note}>{file.name}</div>
        <div className={styles.sub}>
          {[write.bytes(file.size), file.addedBy, write.shortMoment(file.addedAt)].join(' · ')}
        </div>
        {mark && <Mark>{t(`history:mark.${mark}`)}</Mark>}
      </>
    );
    return { id: file.id, shown };
  });
  const since = addedSince(view.files, present.files);
  return <PastList part="files" rows={rows} since={since} title={t('registers:files.title')} />;
}

export function PastNotes({ view, present }: Props) {
  const { t } = useTranslation();
  const write = useWriters();
  const rows = view.notes.map((note) => ({
    id: note.id,
    shown: (
      <>
        <p className={styles.note}>{note.text}</p>
        <div className={styles.sub}>{[note.by, write.shortMoment(note.at)].join(' · ')}</div>
      </>
    ),
  }));
  const since = addedSince(view.notes, present.notes);
  return <PastList part="notes" rows={rows} since={since} title={t('registers:notes.title')} />;
}
