import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { client } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { type Progress, useWork } from '../../components/progress/useWork.ts';
import { WorkBar } from '../../components/progress/WorkBar.tsx';
import classes from './trouble.module.css';
import { closedDocket, type TroubleProps } from './useTrouble.ts';

/** Explains what salvage does, and lets a person choose the folder. */
export function Salvage({ token, secret, onOutcome }: TroubleProps) {
  const { t } = useTranslation('trouble');
  const salvage = useWork(read);

  async function* read(signal: AbortSignal): AsyncGenerator<Progress, void> {
    // Nobody presses the button before something was typed.
    const input = { ...closedDocket(token), secret: secret ?? { passphrase: '' } };
    for await (const told of await client.damage.salvage(input, { signal })) {
      if (told.step === 'reading') yield told;
      else if (told.report) onOutcome({ is: 'salvage', report: told.report });
    }
  }

  return (
    <section className={classes.part} aria-label={t('salvage.title')}>
      <h3>{t('salvage.title')}</h3>
      <p className={classes.lead}>{t('salvage.lead')}</p>
      {secret === undefined && <p className={classes.hint}>{t('typeFirst')}</p>}
      <div className={classes.buttons}>
        <Button
          variant="filled"
          disabled={secret === undefined}
          loading={salvage.isRunning}
          onClick={salvage.run}
        >
          {t('salvage.submit')}
        </Button>
        {salvage.isRunning && <Button onClick={salvage.cancel}>{t('backups:work.cancel')}</Button>}
      </div>
      {salvage.isRunning && <WorkBar label={t('salvage.running')} progress={salvage.progress} />}
      {salvage.error && <Failure error={salvage.error} />}
    </section>
  );
}
