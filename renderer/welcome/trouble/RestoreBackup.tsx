import { Button, Radio } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfferedBackup } from '#shared/contract/damage.ts';
import { client, orpc } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { useFormats } from '../../app/format.ts';
import { watchRestore } from '../../components/progress/restoring.ts';
import { useWork } from '../../components/progress/useWork.ts';
import { WorkBar } from '../../components/progress/WorkBar.tsx';
import classes from './trouble.module.css';
import { closedDocket, type TroubleProps } from './useTrouble.ts';

/** A backup from the docket's own folder, or one that was chosen in the dialog. */
type Choice = Pick<OfferedBackup, 'token' | 'name'> & Partial<OfferedBackup>;

/** Lets a person choose a backup and puts it in the place of the docket that does not open. */
export function RestoreBackup({ token, secret, onOutcome }: TroubleProps) {
  const { t } = useTranslation('trouble');
  const { choices, other, chosen, setChosen, error } = useChoices(token);
  const [isReplacing, setReplacing] = useState(false);
  const restore = useWork((signal) => restoreFrom(chosen ?? '', signal));
  const isReady = secret !== undefined && chosen !== undefined;

  function restoreFrom(backup: string, signal: AbortSignal) {
    setReplacing(false);
    // Nobody presses the button before something was typed.
    const input = { ...closedDocket(token), backup, secret: secret ?? { passphrase: '' } };
    return watchRestore(client.damage.restore(input, { signal }), {
      onReplacing: () => setReplacing(true),
      onDone: (replaced) => onOutcome({ is: 'restore', facts: { replaced } }),
    });
  }

  return (
    <section className={classes.part} aria-label={t('restore.title')}>
      <h3>{t('restore.title')}</h3>
      <p className={classes.lead}>{choices.length > 0 ? t('restore.lead') : t('restore.none')}</p>
      {choices.length > 0 && (
        <Radio.Group aria-label={t('restore.list')} value={chosen ?? ''} onChange={setChosen}>
          <div className={classes.backups}>
            {choices.map((choice) => (
              <Radio
                key={choice.token}
                value={choice.token}
                className={classes.backup ?? ''}
                label={<BackupLabel choice={choice} />}
              />
            ))}
          </div>
        </Radio.Group>
      )}
      {secret === undefined && <p className={classes.hint}>{t('typeFirst')}</p>}
      <div className={classes.buttons}>
        <Button variant="filled" disabled={!isReady} loading={restore.isRunning} onClick={restore.run}>
          {t('restore.submit')}
        </Button>
        {restore.isRunning ? (
          <Button disabled={isReplacing} onClick={restore.cancel}>
            {t('backups:work.cancel')}
          </Button>
        ) : (
          <Button variant="subtle" onClick={() => other.mutate()}>
            {t('restore.choose')}
          </Button>
        )}
      </div>
      {restore.isRunning && (
        <WorkBar
          label={t(isReplacing ? 'backups:restore.replacing' : 'backups:restore.unpacking')}
          progress={restore.progress}
        />
      )}
      {(restore.error ?? error) && <Failure error={restore.error ?? error} />}
    </section>
  );
}

function BackupLabel({ choice: { name, madeAt, size, proven } }: { choice: Choice }) {
  const { t } = useTranslation('trouble');
  const formats = useFormats();
  const state = proven === undefined ? 'file' : proven ? 'proven' : 'unproven';
  return (
    <span className={classes.backupLabel}>
      <span>{madeAt === undefined ? name : formats.moment(madeAt)}</span>
      <span className={classes.aside}>
        {[size === undefined ? undefined : formats.bytes(size), t(`restore.${state}`)]
          .filter((part) => part !== undefined)
          .join(' · ')}
      </span>
    </span>
  );
}

/** The backups to choose from. The newest proven one is chosen until a person takes another. */
function useChoices(token: string | undefined) {
  const [added, setAdded] = useState<Choice>();
  const [taken, setTaken] = useState<string>();
  const listed = useQuery(orpc.damage.backups.queryOptions({ input: closedDocket(token), staleTime: 0 }));
  const other = useMutation({
    mutationFn: () => client.session.chooseBackup({}),
    onSuccess: ({ backup }) => {
      if (backup === undefined) return;
      setAdded(backup);
      setTaken(backup.token);
    },
  });
  const found: Choice[] = listed.data?.backups ?? [];
  const isListed = found.some((one) => one.token === added?.token);
  const choices = added && !isListed ? [...found, added] : found;
  const best = choices.find(({ proven }) => proven !== false)?.token;
  return { choices, other, chosen: taken ?? best, setChosen: setTaken, error: other.error ?? listed.error };
}
