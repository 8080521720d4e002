import { UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { closeDocket } from '../closing/close.ts';
import { localDateOf, today } from '../components/dates.ts';
import { orpc } from './client.ts';
import { useFormats } from './format.ts';
import { Icon } from './icons.tsx';
import { KeepNotices } from './KeepNotices.tsx';
import { keyName } from './keys.ts';
import { lockDocket } from './lock.ts';
import { useMay } from './may.ts';
import classes from './Seal.module.css';

interface Props {
  onFind: () => void;
  onKeyboard: () => void;
}

/** The foot of the navigation: what limits the person, that all is encrypted and when it was last saved, lock and find with their keys. */
export function Seal({ onFind, onKeyboard }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const may = useMay();
  const last = useQuery(orpc.trail.list.queryOptions({ input: { limit: 1 } })).data?.entries[0];
  return (
    <div className={classes.foot}>
      {may.readOnly && (
        <p className={classes.limits}>
          <b>{t('people:limits.readOnly')}</b>
          <span>{t(`people:limits.why.${may.readOnly}`)}</span>
        </p>
      )}
      {may.incidentsOnly && (
        <p className={classes.limits}>
          <b>{t('people:limits.incidentsOnly')}</b>
          <span>{t('people:limits.why.responder')}</span>
        </p>
      )}
      <KeepNotices />
      <p className={classes.state} title={t('seal.hint')} aria-live="off">
        <span className={classes.sealed}>{t('seal.sealed')}</span>
        {last && <span> · {t('seal.saved', { time: savedAt(last.at, formats) })}</span>}
      </p>
      <div className={classes.keys}>
        <UnstyledButton className={classes.key} onClick={() => void lockDocket()} title={t('seal.lock')}>
          <Icon name="lock" />
          <span>{t('seal.lock')}</span> <kbd>{keyName('mod', 'L')}</kbd>
        </UnstyledButton>
        <UnstyledButton className={classes.key} onClick={onFind} title={t('seal.find')}>
          <Icon name="find" />
          <span>{t('seal.find')}</span> <kbd>{keyName('mod', 'K')}</kbd>
        </UnstyledButton>
        <UnstyledButton className={classes.key} onClick={onKeyboard} title={t('keyboard.title')}>
          <Icon name="keyboard" />
          <span>{t('keyboard.short')}</span> <kbd>F1</kbd>
        </UnstyledButton>
        <UnstyledButton
          className={classes.key}
          onClick={() => void closeDocket()}
          title={t('backups:closing.command')}
        >
          <Icon name="folder" />
          <span>{t('backups:closing.command')}</span>
        </UnstyledButton>
      </div>
    </div>
  );
}

/** The time alone on the same day, the date before that. */
function savedAt(at: string, formats: ReturnType<typeof useFormats>): string {
  const sameDay = localDateOf(at) === today();
  return sameDay ? formats.time(at) : formats.moment(at);
}
