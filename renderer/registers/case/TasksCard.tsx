import { Button, Checkbox, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView, Task } from '#shared/contract/case.ts';
import { orpc } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { useMay } from '../../app/may.ts';
import { Card } from '../../components/Card.tsx';
import { classes } from '../../components/classes.ts';
import { TaskChip } from '../../components/clocks/TaskChip.tsx';
import { useWriters } from '../../components/dates.ts';
import { DraftIsBack, ThrownDraft } from '../../components/form/DraftNotice.tsx';
import { useKeptValues } from '../../components/form/useKeptValues.ts';
import { asText, isObject } from '../../components/form/values.ts';
import { DateField } from '../../components/when/DateField.tsx';
import { isDate } from '../../components/when/moment.ts';
import { useShowCase } from '../useCaseCalls.ts';
import styles from './cards.module.css';

/** What people set themselves to do on a case: tick off, add. */
export function TasksCard({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const show = useShowCase();
  const may = useMay();
  const finish = useMutation(orpc.cases.finishTask.mutationOptions({ onSuccess: show }));
  if (view.tasks.length === 0 && !may.call('cases.addTask')) return null;
  return (
    <Card title={t('registers:tasks.title')}>
      <ul className={styles.rows}>
        {view.tasks.map((task) => (
          <li key={task.id}>
            <TaskLine
              finish={(done) => finish.mutateAsync({ id: view.id, taskId: task.id, done })}
              task={task}
            />
          </li>
        ))}
      </ul>
      {finish.error && <Failure error={finish.error} />}
      {may.call('cases.addTask') && <AddTask view={view} />}
    </Card>
  );
}

interface TaskLineProps {
  task: Task;
  finish: (done: boolean) => Promise<unknown>;
}

function TaskLine({ task, finish }: TaskLineProps) {
  const { t } = useTranslation();
  const may = useMay();
  const write = useWriters();
  /** As it was ticked, until the docket has answered; its failure is shown below the list. */
  const [ticked, setTicked] = useState<boolean>();
  const isDone = ticked ?? task.doneAt !== undefined;
  function tick(done: boolean) {
    setTicked(done);
    const settle = () => setTicked(undefined);
    finish(done).then(settle, settle);
  }
  return (
    <div className={styles.line}>
      {may.call('cases.finishTask') ? (
        <Checkbox
          checked={isDone}
          label={<span className={classes(isDone && styles.done)}>{task.title}</span>}
          onChange={(event) => tick(event.currentTarget.checked)}
          size="xs"
        />
      ) : (
        <span className={classes(isDone && styles.done)}>{task.title}</span>
      )}
      <span className={styles.lineEnd}>
        {task.assignee && !isDone && <span className={styles.sub}>{task.assignee}</span>}
        {task.doneAt && (
          <span className={styles.sub}>
            {t('registers:tasks.done', { person: task.doneBy, when: write.shortMoment(task.doneAt) })}
          </span>
        )}
        {task.dueOn && !isDone && (
          <>
            <TaskChip task={task} />
            <span className={styles.sub}>{write.shortDate(task.dueOn)}</span>
          </>
        )}
      </span>
    </div>
  );
}

const noTask = { title: '', dueOn: '' };

const asDraft = {
  read: (body: unknown) =>
    isObject(body) ? { title: asText(body.title), dueOn: asText(body.dueOn) } : undefined,
  titleOf: ({ title }: typeof noTask) => title,
};

/** The line for a new task; what was typed into it and not added stands in it again. */
function AddTask({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const show = useShowCase();
  const kept = useKeptValues(`${view.kind}.${view.id}.task`, noTask, asDraft);
  const { title, dueOn } = kept.values;
  const add = useMutation(
    orpc.cases.addTask.mutationOptions({
      onSuccess: (changed) => {
        kept.done();
        show(changed);
      },
      onError: () => kept.type({ title, dueOn }),
    }),
  );
  const isComplete = title.trim() !== '' && (dueOn === '' || isDate(dueOn));
  function submit(event: FormEvent) {
    event.preventDefault();
    if (isComplete) add.mutate({ id: view.id, title, draft: kept.hold(), ...(dueOn ? { dueOn } : {}) });
  }
  return (
    <>
      {(kept.back !== undefined || kept.thrown) && (
        <div className={styles.inside}>
          {kept.back !== undefined && <DraftIsBack discard={kept.throwAway} savedAt={kept.back} />}
          {kept.thrown && <ThrownDraft bringBack={kept.undo} title={kept.thrown.title} />}
        </div>
      )}
      <form className={styles.add} onSubmit={submit}>
        <TextInput
          aria-label={t('registers:tasks.what')}
          maxLength={300}
          onChange={(event) => kept.type({ title: event.currentTarget.value, dueOn })}
          placeholder={t('registers:tasks.what')}
          value={title}
        />
        <DateField
          isNarrow
          name={t('registers:tasks.due')}
          placeholder={t('registers:tasks.due')}
          set={(next) => kept.type({ title, dueOn: next })}
          value={dueOn}
        />
        <Button disabled={!isComplete} loading={add.isPending} type="submit">
          {t('registers:tasks.add')}
        </Button>
      </form>
      {add.error && <Failure error={add.error} />}
      {kept.failure !== undefined && !add.error && <Failure error={kept.failure} />}
    </>
  );
}
