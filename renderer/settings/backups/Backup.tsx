import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { useFormats } from '../../app/format.ts';
import { useMay } from '../../app/may.ts';
import { Inside, Section } from '../../app/Page.tsx';
import classes from '../SettingsScreen.module.css';

/** One encrypted file with the whole docket, proven by opening it again. */
export function Backup() {
  const { t } = useTranslation('settings');
  const formats = useFormats();
  const may = useMay();
  const backup = useMutation({ mutationFn: () => client.keep.backup({}) });
  const saved = backup.data?.saved;
  return (
    <Section title={t('backup.section')} hint={t('backup.hint')}>
      <Inside>
        <div className={classes.stack}>
          {may.call('keep.backup') && (
            <Button loading={backup.isPending} onClick={() => backup.mutate()}>
              {t('backup.now')}
            </Button>
          )}
          {backup.error && <Failure error={backup.error} />}
          <p className={classes.good} role="status">
            {saved &&
              t('backup.done', { name: saved.name, size: formats.bytes(saved.size), count: saved.cases })}
          </p>
        </div>
      </Inside>
    </Section>
  );
}
