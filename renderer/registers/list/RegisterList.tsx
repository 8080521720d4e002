import { ActionIcon, Button, TextInput, Tooltip, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseKind } from '#shared/cases/kinds.ts';
import type { CaseRow } from '#shared/contract/case.ts';
import { orpc } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { kindPaths } from '../../app/kinds.ts';
import { useMay } from '../../app/may.ts';
import { useWindowTitle } from '../../app/window-title.ts';
import { useOpenCase } from '../address.ts';
import { ColumnChoice } from './ColumnChoice.tsx';
import { DenseRows } from './DenseRows.tsx';
import styles from './list.module.css';
import { filters, useCaseList } from './useCaseList.ts';
import { WideTable } from './WideTable.tsx';

interface RegisterListProps {
  kind: CaseKind;
  selected: string | undefined;
  isWide: boolean;
  setWide: (isWide: boolean) => void;
}

/** A register: what is in it, narrowed by ready-made filters and a search, as dense rows or as a wide table. */
export function RegisterList({ kind, selected, isWide, setWide }: RegisterListProps) {
  const { t } = useTranslation();
  const may = useMay();
  const list = useCaseList(kind);
  const openCase = useOpenCase();
  const open = useCallback((row: CaseRow) => openCase(row.kind, row.id), [openCase]);
  const { query, rows, totals } = list;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const title = t(`registers:list.title.${kind}`);
  useWindowTitle(selected === undefined ? title : undefined);
  const isFirst = totals?.all === 0 && totals.discarded === 0;
  const shownFilters = filters.filter(
    (filter) => filter !== 'discarded' || list.filter === filter || (totals?.discarded ?? 0) > 0,
  );
  const rowsProps = { rows, label: title, selected, open, more };
  return (
    <section aria-label={title} className={styles.list}>
      <div className={styles.bar}>
        <div className={styles.name}>
          <h1>{title}</h1>
          <span className={styles.total}>
            {totals && t('registers:list.total', { open: totals.open, all: totals.all })}
          </span>
        </div>
        <div className={styles.right}>
          {isWide && <ColumnChoice />}
          <Tooltip label={t(isWide ? 'registers:list.dense' : 'registers:list.wide')}>
            <ActionIcon
              aria-label={t('registers:list.wide')}
              aria-pressed={isWide}
              className={styles.toggle}
              onClick={() => setWide(!isWide)}
              size={32}
              variant="default"
            >
              <svg aria-hidden="true" viewBox="0 0 16 16">
                <path d="M2 3h12v10H2zM2 6.3h12M2 9.7h12M6.5 3v10" />
              </svg>
            </ActionIcon>
          </Tooltip>
          {!isFirst && <ImportLink isNarrow={!isWide} kind={kind} />}
          {!isFirst && may.call('cases.log') && (
            <Button
              onClick={() => openCase(kind, 'new')}
              rightSection={<DraftCount kind={kind} />}
              variant="filled"
            >
              {t(`registers:list.log.${kind}`)}
            </Button>
          )}
        </div>
      </div>
      <div className={styles.tools}>
        <fieldset aria-label={t('registers:list.filters')} className={styles.pills}>
          {shownFilters.map((filter) => (
            <button
              aria-pressed={list.filter === filter}
              className={styles.pill}
              key={filter}
              onClick={() => list.setFilter(filter)}
              type="button"
            >
              {t(`registers:list.filter.${filter}`)}
            </button>
          ))}
        </fieldset>
        <TextInput
          aria-label={t('registers:list.search')}
          maxLength={200}
          onChange={(event) => list.setSearch(event.currentTarget.value)}
          placeholder={t('registers:list.search')}
          type="search"
          value={list.search}
        />
      </div>
      {query.error && <Failure error={query.error} />}
      {totals && rows.length === 0 && (
        <NoRows isFirst={isFirst} kind={kind} log={() => openCase(kind, 'new')} />
      )}
      {rows.length > 0 &&
        (isWide ? (
          <WideTable {...rowsProps} sort={list.setSorting} sorting={list.sorting} />
        ) : (
          <DenseRows {...rowsProps} />
        ))}
    </section>
  );
}

/** How many forms for a new case were begun and left. */
function DraftCount({ kind }: { kind: CaseKind }) {
  const { t } = useTranslation();
  const { data } = useQuery(orpc.drafts.list.queryOptions({ input: { form: `${kind}.new` } }));
  const count = data?.drafts.length ?? 0;
  if (count === 0) return null;
  return (
    <>
      <span aria-hidden="true" className={styles.drafts}>
        {count}
      </span>
      <VisuallyHidden>{t('registers:drafts.count', { count })}</VisuallyHidden>
    </>
  );
}

/** Where a table is brought into the register, for officers; beside a narrow list a mark with its words. */
function ImportLink({ kind, isNarrow }: { kind: CaseKind; isNarrow: boolean }) {
  const { t } = useTranslation('imports');
  const may = useMay();
  const navigate = useNavigate();
  if (!may.call('imports.run')) return null;
  const open = () => void navigate({ to: '/import/$kind', params: { kind: kindPaths[kind] } });
  if (!isNarrow) return <Button onClick={open}>{t('button')}</Button>;
  return (
    <Tooltip label={t('button')}>
      <ActionIcon
        aria-label={t('button')}
        className={styles.toggle}
        onClick={open}
        size={32}
        variant="default"
      >
        <svg aria-hidden="true" viewBox="0 0 16 16">
          <path d="M8 2v7.5M4.8 6.5 8 9.7l3.2-3.2M2.5 10.5V13.5h11V10.5" />
        </svg>
      </ActionIcon>
    </Tooltip>
  );
}

/** Says what belongs into an empty register and offers the first step; for an empty choice, that nothing matches it. */
function NoRows({ kind, isFirst, log }: { kind: CaseKind; isFirst: boolean; log: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  if (!isFirst) {
    return (
      <div className={styles.empty} role="status">
        <p>{t('registers:list.nothingMatches')}</p>
      </div>
    );
  }
  return (
    <div className={styles.empty}>
      <h2>{t(`registers:list.empty.${kind}.title`)}</h2>
      <p>{t(`registers:list.empty.${kind}.what`)}</p>
      <div className={styles.firstSteps}>
        {may.call('cases.log') && (
          <Button onClick={log} variant="filled">
            {t(`registers:list.log.${kind}`)}
          </Button>
        )}
        <ImportLink isNarrow={false} kind={kind} />
      </div>
    </div>
  );
}
