import { Button, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '#shared/contract/case.ts';
import { orpc } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { useMay } from '../../app/may.ts';
import { Card } from '../../components/Card.tsx';
import { useWriters } from '../../components/dates.ts';
import { small } from '../../components/small.ts';
import { useShowCase } from '../useCaseCalls.ts';
import styles from './cards.module.css';

/** Notes on a case, each with who wrote it and when. They are added, never changed. */
export function NotesCard({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const write = useWriters();
  const show = useShowCase();
  const may = useMay();
  const [text, setText] = useState('');
  const add = useMutation(
    orpc.cases.addNote.mutationOptions({
      onSuccess: (changed) => {
        setText('');
        show(changed);
      },
    }),
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    if (text.trim()) add.mutate({ id: view.id, text });
  }
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
      {may.call('cases.addNote') && (
        <form className={styles.inside} onSubmit={submit}>
          <Textarea
            aria-label={t('registers:notes.write')}
            autosize
            maxRows={10}
            minRows={2}
            onChange={(event) => setText(event.currentTarget.value)}
            placeholder={t('registers:notes.write')}
            value={text}
          />
          {text.trim() !== '' && (
            <Button loading={add.isPending} mt={8} {...small} type="submit">
              {t('registers:notes.add')}
            </Button>
          )}
        </form>
      )}
      {add.error && <Failure error={add.error} />}
    </Card>
  );
}
