import { Button, NativeSelect } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseKind } from '#shared/cases/kinds.ts';
import type { ImportPreview } from '#shared/contract/imports.ts';
import { type ImportWords, noteText, problemText, rowText } from '#shared/text/problemText.ts';
import { kindPaths } from '../app/kinds.ts';
import { Section } from '../app/Page.tsx';
import { classes as both } from '../components/classes.ts';
import { useWriters } from '../components/dates.ts';
import { copyText } from '../reports/copyText.ts';
import classes from './imports.module.css';

type Row = ImportPreview['rows'][number];
type Shown = 'all' | Row['status'];

/** Rows that the page shows at once; the choice above narrows them. */
const SHOWN = 200;

const isShown = (value: string): value is Shown => ['all', 'log', 'there', 'refused'].includes(value);

interface Props {
  kind: CaseKind;
  preview: ImportPreview;
}

/** What an import would do with each row, those that are not possible first of all. */
export function Rows({ kind, preview }: Props) {
  const { t, i18n } = useTranslation();
  const write = useWriters();
  const [chosen, setChosen] = useState<Shown>();
  const [isCopied, setCopied] = useState(false);
  const { rows, counts, sheet } = preview;
  const shown = chosen ?? (counts.refused > 0 ? 'refused' : 'all');
  const fitting = rows.filter(({ status }) => shown === 'all' || status === shown);
  const words: ImportWords = { kind, headers: preview.columns.map(({ header }) => header), t, i18n };
  const totals = { all: rows.length, log: counts.logged, there: counts.there, refused: counts.refused };

  function copy(): void {
    const refused = rows.filter(({ status }) => status === 'refused');
    setCopied(copyText(refused.map((row) => rowText(row, sheet, words)).join('\n')));
  }

  return (
    <Section title={t('imports:rows.section')} hint={t('imports:rows.hint')}>
      <div className={classes.foot}>
        <NativeSelect
          data={(['all', 'log', 'there', 'refused'] as const).map((one) => ({
            value: one,
            label: t(`imports:rows.${one}`, { number: write.number(totals[one]) }),
          }))}
          label={t('imports:rows.show')}
          onChange={({ currentTarget: { value } }) => isShown(value) && setChosen(value)}
          value={shown}
          w={260}
        />
        {counts.refused > 0 && <Button onClick={copy}>{t('imports:rows.copy')}</Button>}
        <span className={classes.muted} role="status">
          {isCopied && t('imports:rows.copied')}
        </span>
      </div>
      {fitting.length === 0 && <p className={classes.note}>{t('imports:rows.none')}</p>}
      {fitting.length > 0 && (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('imports:rows.row')}</th>
                <th scope="col">{t('imports:rows.case')}</th>
                <th scope="col">{t('imports:rows.verdict')}</th>
              </tr>
            </thead>
            <tbody>
              {fitting.slice(0, SHOWN).map((row) => (
                <tr key={row.row}>
                  <td className={classes.number}>{row.row}</td>
                  <td>
                    {row.title || <span className={classes.muted}>{t('imports:rows.noTitle')}</span>}
                    {row.reference && <div className={classes.sub}>{row.reference}</div>}
                  </td>
                  <td>
                    <Verdict kind={kind} row={row} words={words} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {fitting.length > SHOWN && (
        <p className={classes.note}>{t('imports:rows.more', { count: fitting.length - SHOWN })}</p>
      )}
    </Section>
  );
}

function Verdict({ kind, row, words }: { kind: CaseKind; row: Row; words: ImportWords }) {
  const { t } = useTranslation('imports');
  const write = useWriters();
  const { status, is, problems, notes } = row;
  if (status === 'there') {
    if (is === undefined) return <span className={classes.muted}>{t('rows.thereTwice')}</span>;
    return (
      <Link params={{ kind: kindPaths[kind], id: is.id }} to="/$kind/$id">
        {t('rows.thereAs', { ref: is.ref })}
      </Link>
    );
  }
  return (
    <>
      <span className={both(classes.verdict, status === 'log' ? classes.good : classes.bad)}>
        {t(`rows.is.${status}`)}
      </span>
      {status === 'log' &&
        notes.map((note) => (
          <div className={classes.sub} key={`${note.column} ${note.field}`}>
            {noteText(note, words.t, write.country)}
          </div>
        ))}
      {problems.length > 0 && (
        <ul className={classes.problems}>
          {problems.map((problem) => (
            <li key={`${problem.column} ${problem.field} ${problem.problem}`}>
              {problemText(problem, words)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
