import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { useFormats } from '../../app/format.ts';
import { Inside, Section } from '../../app/Page.tsx';
import classes from '../SettingsScreen.module.css';
import own from './backups.module.css';
import type { ChosenBackup } from './chosen-backup.ts';

/** One encrypted file with the whole docket where somebody wants it, proven by opening it again; and the way back from one. */
export function OwnBackup({ onRestore }: { onRestore: (backup: ChosenBackup) => void }) {
  const { t } = useTranslation('backups');
  const formats = useFormats();
  const backup = useMutation({ mutationFn: () => client.keep.backup({}) });
  const choose = useMutation({
    mutationFn: () => client.session.chooseBackup({}),
    onSuccess: ({ backup: chosen }) => chosen && onRestore(chosen),
  });
  const saved = backup.data?.saved;
  const error = backup.error ?? choose.error;
  return (
    <Section title={t('file.section')} hint={t('file.hint')}>
      <Inside>
        <div className={classes.stack}>
          <div className={own.buttons}>
            <Button loading={backup.isPending} onClick={() => backup.mutate()}>
              {t('file.save')}
            </Button>
            <Button variant="subtle" disabled={choose.isPending} onClick={() => choose.mutate()}>
              {t('file.restore')}
            </Button>
          </div>
          {error && <Failure error={error} />}
          <p className={classes.good} role="status">
            {saved &&
              t('file.done', { name: saved.name, size: formats.bytes(saved.size), count: saved.cases })}
          </p>
        </div>
      </Inside>
    </Section>
  );
}
