import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftLine } from '#shared/contract/drafts.ts';
import { client, orpc, queries } from '../app/client.ts';
import { Failure } from '../app/Failure.tsx';
import { kindPaths } from '../app/kinds.ts';
import { StatusShape } from '../components/clocks/StatusShape.tsx';
import { useWriters } from '../components/dates.ts';
import { ThrownDraft } from '../components/form/DraftNotice.tsx';
import { small } from '../components/small.ts';
import styles from './today.module.css';

/** What a draft was typed into: the form for a new case, a note, a task, a correction, a step or an act on a clock. */
function nameOfForm({ kind, part, form }: DraftLine, t: TFunction): string {
  if (part === 'new') return t(`registers:new.title.${kind}`);
  const isAct = form.split('.').length > 3;
  return t([
    `registers:drafts.part.${part}`,
    ...(isAct ? [`acts:name.${part}`] : []),
    `moves:${kind}.${part}`,
  ]);
}

type Discarded = NonNullable<Awaited<ReturnType<typeof client.drafts.discard>>['draft']> & { id: string };

/** What the person typed and did not save, in any form of the docket, the newest first. */
export function Drafts() {
  const { t } = useTranslation();
  const [thrown, setThrown] = useState<Discarded>();
  const { data, error } = useQuery(orpc.drafts.list.queryOptions({ input: {}, staleTime: 0 }));
  const refresh = () => queries.invalidateQueries({ queryKey: orpc.drafts.key() });
  const discard = useMutation(
    orpc.drafts.discard.mutationOptions({
      onSuccess: async ({ draft }, { id }) => {
        setThrown(draft && { id, ...draft });
        await refresh();
      },
    }),
  );
  const undo = useMutation({
    mutationFn: ({ savedAt: _savedAt, ...draft }: Discarded) => client.drafts.save(draft),
    onSuccess: async () => {
      setThrown(undefined);
      await refresh();
    },
  });
  const drafts = data?.drafts ?? [];
  const failure = error ?? discard.error ?? undo.error;
  if (drafts.length === 0 && !thrown && !failure) return null;
  return (
    <section aria-label={t('today:drafts.title')} className={styles.group}>
      <h2>
        <StatusShape shape="rest" />
        {t('today:count', { name: t('today:drafts.title'), count: drafts.length })}
      </h2>
      {failure && <Failure error={failure} />}
      {thrown && (
        <div className={styles.thrown}>
          <ThrownDraft bringBack={() => undo.mutate(thrown)} title={thrown.title} />
        </div>
      )}
      <ul className={styles.rows}>
        {drafts.map((draft) => (
          <li key={draft.id}>
            <DraftRow discard={() => discard.mutate({ id: draft.id })} draft={draft} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function DraftRow({ draft, discard }: { draft: DraftLine; discard: () => void }) {
  const { t } = useTranslation();
  const write = useWriters();
  const navigate = useNavigate();
  const { id, kind, form, title, about, savedAt } = draft;
  const name = nameOfForm(draft, t);
  const facts = [t(`common:kinds.${kind}`), name, about?.ref, write.shortMoment(savedAt)];
  const takeUp = () =>
    void navigate({
      to: '/$kind/$id',
      params: { kind: kindPaths[kind], id: about?.id ?? 'new' },
      search: { draft: id, form },
    });
  return (
    <div className={styles.draft}>
      <span className={styles.draftTitle}>{title || t('registers:drafts.untitled')}</span>
      <span className={styles.draftFacts}>{facts.filter(Boolean).join(' · ')}</span>
      <span className={styles.draftActs}>
        <Button aria-label={`${t('today:drafts.takeUp')}: ${title || name}`} onClick={takeUp} {...small}>
          {t('today:drafts.takeUp')}
        </Button>
        <Button
          aria-label={`${t('today:drafts.discard')}: ${title || name}`}
          onClick={discard}
          {...small}
          variant="subtle"
        >
          {t('today:drafts.discard')}
        </Button>
      </span>
    </div>
  );
}
