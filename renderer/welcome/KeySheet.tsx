import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './KeySheet.module.css';
import { PrintedKey } from './PrintedKey.tsx';

interface Props {
  /** Words, separated by spaces. */
  recoveryKey: string;
  folder: string;
  /** The heading, unless what it stands in has one. */
  title?: string;
  onWritten: () => void;
}

/** The recovery key in large, numbered words, to be printed or written down. It is never put on the clipboard. */
export function KeySheet({ recoveryKey, folder, title, onWritten }: Props) {
  const { t } = useTranslation('welcome');
  const [kept, setKept] = useState(false);
  const words = recoveryKey.split(' ').map((word, index) => ({ word, number: index + 1 }));
  return (
    <div className={classes.sheet}>
      <div>
        {title && <h1 className={classes.title}>{title}</h1>}
        <p className={classes.lead}>{t('key.lead')}</p>
      </div>
      <section className={classes.card} aria-label={t('key.title')}>
        <p className={classes.folder}>{t('key.of', { folder })}</p>
        <ol className={classes.words}>
          {words.map(({ word, number }) => (
            <li key={number}>{word}</li>
          ))}
        </ol>
        <p className={classes.note}>{t('key.note')}</p>
      </section>
      <Checkbox
        label={t('key.kept')}
        checked={kept}
        onChange={(event) => setKept(event.currentTarget.checked)}
      />
      <div className={classes.buttons}>
        <Button variant="filled" disabled={!kept} onClick={onWritten}>
          {t('key.goOn')}
        </Button>
        <Button onClick={() => window.print()}>{t('key.print')}</Button>
      </div>
      <PrintedKey words={words} folder={folder} />
    </div>
  );
}
