import { Button, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '#shared/contract/case.ts';
import { orpc } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { useMay } from '../../app/may.ts';
import { Card } from '../../components/Card.tsx';
import { useWriters } from '../../components/dates.ts';
import { DraftIsBack, ThrownDraft } from '../../components/form/DraftNotice.tsx';
import { useKeptValues } from '../../components/form/useKeptValues.ts';
import { asText, isObject } from '../../components/form/values.ts';
import { small } from '../../components/small.ts';
import { useShowCase } from '../useCaseCalls.ts';
import styles from './cards.module.css';

/** Notes on a case, each with who wrote it and when. They are added, never changed. */
export function NotesCard({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const write = useWriters();
  const may = useMay();
  if (view.notes.length === 0 && !may.call('cases.addNote')) return null;
  return (
    <Card title={t('registers:notes.title')}>
      <ul className={styles.rows}>
        {view.notes.map((note) => (
          <li key={note.id}>
            <p className={styles.note}>{note.text}</p>
            <div className={styles.sub}>{[note.by, write.shortMoment(note.at)].join(' · ')}</div>
          </li>
        ))}
      </ul>
      {may.call('cases.addNote') && <AddNote view={view} />}
    </Card>
  );
}

const noNote = { text: '' };

const asDraft = {
  read: (body: unknown) => (isObject(body) ? { text: asText(body.text) } : undefined),
  titleOf: ({ text }: typeof noNote) => text,
};

/** The box for a new note; what was typed into it and not added stands in it again. */
function AddNote({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const show = useShowCase();
  const kept = useKeptValues(`${view.kind}.${view.id}.note`, noNote, asDraft);
  const { text } = kept.values;
  const add = useMutation(
    orpc.cases.addNote.mutationOptions({
      onSuccess: (changed) => {
        kept.done();
        show(changed);
      },
      onError: () => kept.type({ text }),
    }),
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    if (text.trim()) add.mutate({ id: view.id, text, draft: kept.hold() });
  }
  return (
    <>
      <form className={styles.inside} onSubmit={submit}>
        {kept.back !== undefined && <DraftIsBack discard={kept.throwAway} savedAt={kept.back} />}
        {kept.thrown && <ThrownDraft bringBack={kept.undo} title={kept.thrown.title} />}
        <Textarea
          aria-label={t('registers:notes.write')}
          autosize
          maxRows={10}
          minRows={2}
          onChange={(event) => kept.type({ text: event.currentTarget.value })}
          placeholder={t('registers:notes.write')}
          value={text}
        />
        {text.trim() !== '' && (
          <Button loading={add.isPending} mt={8} {...small} type="submit">
            {t('registers:notes.add')}
          </Button>
        )}
      </form>
      {add.error && <Failure error={add.error} />}
      {kept.failure !== undefined && !add.error && <Failure error={kept.failure} />}
    </>
  );
}
