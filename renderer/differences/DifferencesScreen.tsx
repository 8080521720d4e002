import { Button, Group, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../app/client.ts';
import { Failure } from '../app/Failure.tsx';
import { useLanguage } from '../app/i18n.ts';
import { Inside, Page, Section } from '../app/Page.tsx';
import { useWindowTitle } from '../app/window-title.ts';
import { useWriters } from '../components/dates.ts';
import { AcceptLaw } from './AcceptLaw.tsx';
import classes from './differences.module.css';
import { Moves } from './Moves.tsx';
import { NewerParts } from './NewerParts.tsx';
import { useAccept } from './useAccept.ts';

/** Moves that the page shows at once; the search finds the others. */
const SHOWN = 500;

/** What a newer rule or calendar would move: from when to when, and why; an officer accepts all of it at once. */
export function DifferencesScreen() {
  const { t } = useTranslation('rulebook');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, 200);
  const accepting = useAccept();
  const title = t('differences.title');
  useWindowTitle(title);
  const { data, error } = useQuery(
    orpc.rulebook.differences.queryOptions({
      input: { search, limit: SHOWN },
      placeholderData: keepPreviousData,
    }),
  );
  const waiting = data?.waiting;
  return (
    <Page title={title} lead={waiting ? t('differences.lead') : undefined}>
      {error && <Failure error={error} />}
      <div className={classes.status} role="status">
        {accepting.state.is === 'done' && (
          <p className={classes.good}>
            {t('differences.done')} <Link to="/trail">{t('differences.trail')}</Link>
          </p>
        )}
      </div>
      {data && !waiting && (
        <Section title={t('differences.none')}>
          <Inside>{t('differences.noneWhat')}</Inside>
        </Section>
      )}
      {data && waiting && (
        <>
          <NewerParts parts={waiting.parts} />
          <Section title={t('differences.moves')} hint={t('differences.kept')}>
            {waiting.refused > 0 && (
              <p className={classes.note}>{t('differences.refused', { count: waiting.refused })}</p>
            )}
            {waiting.moves === 0 ? (
              <p className={classes.note}>{t('differences.noMoves')}</p>
            ) : (
              <>
                <Search typed={typed} onType={setTyped} shown={data.moves.length} matching={data.matching} />
                <Moves moves={data.moves} />
              </>
            )}
          </Section>
          <AcceptLaw moves={waiting.moves} accepting={accepting} />
        </>
      )}
    </Page>
  );
}

/** All differences with their reasons as a table for the file, also those that the page does not show. */
function Export() {
  const { t } = useTranslation('rulebook');
  const language = useLanguage();
  const table = useMutation(orpc.rulebook.exportDifferences.mutationOptions());
  const saved = table.data?.saved;
  return (
    <Group gap="sm">
      <Button loading={table.isPending} onClick={() => table.mutate({ language })}>
        {t('differences.export')}
      </Button>
      <span className={classes.muted} role="status">
        {saved && t('differences.exported', { name: saved.name, count: saved.moves })}
      </span>
      {table.error && <Failure error={table.error} />}
    </Group>
  );
}

interface SearchProps {
  typed: string;
  onType: (typed: string) => void;
  shown: number;
  matching: number;
}

function Search({ typed, onType, shown, matching }: SearchProps) {
  const { t } = useTranslation('rulebook');
  const write = useWriters();
  return (
    <div className={classes.search}>
      <TextInput
        label={t('differences.search')}
        onChange={(event) => onType(event.currentTarget.value)}
        placeholder={t('differences.searchHint')}
        value={typed}
        w={320}
      />
      <span className={classes.muted} aria-live="polite">
        {t('differences.shown', { shown: write.number(shown), count: matching })}
      </span>
      <Export />
    </div>
  );
}
