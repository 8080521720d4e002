import { useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { nowIso } from '#shared/time.ts';
import { useFormats } from '../app/format.ts';
import classes from './PrintedKey.module.css';

interface Props {
  words: readonly { word: string; number: number }[];
  folder: string;
}

/**
 * The page that comes out of the printer while a recovery key is shown: it stands beside everything else of the window,
 * is seen only on paper, and is then all that is seen.
 */
export function PrintedKey({ words, folder }: Props) {
  const { t } = useTranslation('recovery');
  const formats = useFormats();
  const [made] = useState(nowIso);
  return createPortal(
    <article className={classes.paper}>
      <h1>{t('paper.title')}</h1>
      <dl>
        <div>
          <dt>{t('paper.docket')}</dt>
          <dd>{folder}</dd>
        </div>
        <div>
          <dt>{t('paper.made')}</dt>
          <dd>{formats.moment(made)}</dd>
        </div>
      </dl>
      <p>{t('paper.what')}</p>
      <ol>
        {words.map(({ word, number }) => (
          <li key={number}>
            <span>{number}</span>
            {word}
          </li>
        ))}
      </ol>
      <p>{t('paper.keep')}</p>
    </article>,
    document.body,
  );
}
