import { Button, PasswordInput, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Arrival } from '#shared/contract/page.ts';
import { arrival } from '../app/arrival.ts';
import { client, orpc } from '../app/client.ts';
import classes from './forms.module.css';
import { OpenByDevice } from './OpenByDevice.tsx';
import { RestoredNote } from './RestoredNote.tsx';
import { Trouble } from './trouble/Trouble.tsx';
import { useLastFailure } from './trouble/useLastFailure.ts';

interface Props {
  folder: string;
  /** Absent for the docket that the program was started with. */
  token: string | undefined;
  /** The public passphrase of the sample docket; it opens by itself once at start, and is shown after a lock. */
  samplePassphrase: string | undefined;
}

/** What the person should know who finds the docket closed. */
const arrivalNotes: Partial<Record<Arrival, string>> = {
  locked: 'unlock.locked',
  crashed: 'unlock.crashed',
};

/** Opens a docket by its passphrase, by its recovery key, or by what this computer keeps. */
export function UnlockDocket({ folder, token, samplePassphrase }: Props) {
  const { t } = useTranslation('welcome');
  const [by, setBy] = useState<'passphrase' | 'recoveryKey'>('passphrase');
  const [typed, setTyped] = useState(samplePassphrase ?? '');
  const unlock = useUnlock(token);
  const failed = useLastFailure(unlock);
  const arrivalNote = token === undefined ? arrivalNotes[arrival ?? 'open'] : undefined;
  const openBySelf = unlock.mutate;

  useEffect(() => {
    if (samplePassphrase === undefined || arrival !== undefined) return;
    openBySelf({ passphrase: samplePassphrase });
  }, [samplePassphrase, openBySelf]);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (typed === '') return;
    unlock.mutate(by === 'passphrase' ? { passphrase: typed } : { recoveryKey: typed });
  }

  function switchSecret() {
    setBy(by === 'passphrase' ? 'recoveryKey' : 'passphrase');
    setTyped('');
    unlock.reset();
  }

  const secret = by === 'passphrase' ? { passphrase: typed } : { recoveryKey: typed };
  const form = (
    <form className={classes.form} onSubmit={submit}>
      <div>
        <h1 className={classes.title}>{t('unlock.title')}</h1>
        <p className={classes.folder}>{folder}</p>
      </div>
      <RestoredNote folder={folder} />
      {arrivalNote && (
        <p className={classes.note} role="status">
          {t(arrivalNote)}
        </p>
      )}
      {by === 'passphrase' ? (
        <PasswordInput
          key="passphrase"
          label={t('unlock.passphrase')}
          description={samplePassphrase && t('unlock.sample', { passphrase: samplePassphrase })}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('showPassphrase') }}
          autoComplete="off"
          autoFocus
        />
      ) : (
        <Textarea
          key="recoveryKey"
          label={t('unlock.recoveryKey')}
          description={t('unlock.recoveryKeyHint')}
          classNames={{ input: classes.keyInput }}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
          autosize
          minRows={2}
          autoFocus
        />
      )}
      <div className={classes.buttons}>
        <Button type="submit" variant="filled" loading={unlock.isPending} disabled={typed === ''}>
          {t('unlock.open')}
        </Button>
        <Button variant="subtle" onClick={switchSecret} disabled={unlock.isPending}>
          {t(by === 'passphrase' ? 'unlock.useRecoveryKey' : 'unlock.usePassphrase')}
        </Button>
      </div>
      <OpenByDevice
        token={token}
        disabled={unlock.isPending}
        onOpen={() => unlock.mutate({ device: true })}
      />
    </form>
  );
  return (
    <>
      {form}
      {failed && (
        <Trouble
          key={failed.at}
          error={failed.error}
          token={token}
          secret={typed === '' ? undefined : secret}
          isBusy={unlock.isPending}
          onRetry={() => unlock.mutate(secret)}
          onUseRecoveryKey={switchSecret}
        />
      )}
    </>
  );
}

type Secret = { passphrase: string } | { recoveryKey: string } | { device: true };

function useUnlock(token: string | undefined) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (secret: Secret) => client.session.unlock({ ...(token !== undefined && { token }), secret }),
    onSuccess: (status) => queries.setQueryData(orpc.session.status.queryKey({ input: {} }), status),
  });
}
