import { Button, Modal, PasswordInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, orpc, queries } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { failureOf } from '../../app/failure.ts';
import { useFormats } from '../../app/format.ts';
import { noteRestored } from '../../app/restored.ts';
import { useFocusBack } from '../../app/useFocusBack.ts';
import { watchRestore } from '../../components/progress/restoring.ts';
import { useWork } from '../../components/progress/useWork.ts';
import { WorkBar } from '../../components/progress/WorkBar.tsx';
import classes from './backups.module.css';
import type { ChosenBackup } from './chosen-backup.ts';
import { RestorePreview } from './RestorePreview.tsx';

interface Props {
  backup: ChosenBackup;
  close: () => void;
}

const status = orpc.session.status.queryKey({ input: {} });

/** Shows what a backup would change, asks for a passphrase that opens it, and puts it in the place of the docket. */
export function RestoreDialog({ backup, close }: Props) {
  const { t } = useTranslation('backups');
  const formats = useFormats();
  useFocusBack();
  const [passphrase, setPassphrase] = useState('');
  const [tried, setTried] = useState<string>();
  const preview = useQuery(
    orpc.keep.previewRestore.queryOptions({
      input: { backup: backup.token, ...(tried !== undefined && { passphrase: tried }) },
      staleTime: 0,
      gcTime: 0,
    }),
  );
  const [isReplacing, setReplacing] = useState(false);
  const restore = useWork(replace, async () => {
    await queries.refetchQueries({ queryKey: status });
    // What the page knew of the docket that was replaced is not what the restored one holds.
    queries.removeQueries({ type: 'inactive' });
  });
  const needsKey = preview.error !== null && failureOf(preview.error).code === 'wrong-passphrase';
  const isWrong = needsKey && tried !== undefined;
  const leave = restore.isRunning ? restore.cancel : close;
  const madeAt = preview.data && formats.moment(preview.data.madeAt);

  function replace(signal: AbortSignal) {
    setReplacing(false);
    const input = { backup: backup.token, passphrase };
    return watchRestore(client.session.restoreOver(input, { signal }), {
      onReplacing: () => setReplacing(true),
      onDone: (replaced) => preview.data && noteRestored({ madeAt: preview.data.madeAt, replaced }),
    });
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (preview.data) restore.run();
    else setTried(passphrase);
  }

  return (
    <Modal
      opened
      onClose={leave}
      size="xl"
      closeButtonProps={{ 'aria-label': t('common:close') }}
      title={<b>{madeAt ? t('restore.title', { when: madeAt }) : t('restore.titleUnread')}</b>}
    >
      <form className={classes.preview} onSubmit={submit}>
        <p className={classes.muted}>{backup.name}</p>
        {preview.isFetching && <p role="status">{t('restore.reading')}</p>}
        {preview.data && <RestorePreview preview={preview.data} />}
        {needsKey && !isWrong && <p>{t('restore.needsKey')}</p>}
        {preview.error && (!needsKey || isWrong) && <Failure error={preview.error} />}
        {(preview.data || needsKey) && (
          <PasswordInput
            label={t('restore.passphrase')}
            description={t('restore.passphraseHint')}
            value={passphrase}
            onChange={(event) => setPassphrase(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t('welcome:showPassphrase') }}
            autoComplete="off"
          />
        )}
        {preview.data && <p>{t('restore.kept')}</p>}
        {restore.isRunning && (
          <WorkBar
            label={t(isReplacing ? 'restore.replacing' : 'restore.unpacking')}
            progress={restore.progress}
          />
        )}
        {restore.error && <Failure error={restore.error} />}
        <div className={classes.buttons}>
          {preview.data ? (
            <Confirm disabled={passphrase === ''} loading={restore.isRunning} />
          ) : (
            needsKey && (
              <Button
                type="submit"
                variant="filled"
                disabled={passphrase === ''}
                loading={preview.isFetching}
              >
                {t('restore.show')}
              </Button>
            )
          )}
          <Button onClick={leave} disabled={isReplacing && restore.isRunning}>
            {t('restore.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** The button that replaces the docket and says under which name the present one stays. */
function Confirm({ disabled, loading }: { disabled: boolean; loading: boolean }) {
  const { t } = useTranslation('backups');
  const profile = useQuery(orpc.keep.profile.queryOptions({ input: {} })).data;
  const name = `${profile?.folderName.replace(/\.docket$/, '') ?? ''}.replaced-…`;
  return (
    <Button type="submit" variant="filled" disabled={disabled} loading={loading}>
      {t('restore.confirm', { name })}
    </Button>
  );
}
