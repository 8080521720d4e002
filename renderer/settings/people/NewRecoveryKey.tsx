import { Button, Modal, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, orpc } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { useFocusBack } from '../../app/useFocusBack.ts';
import { KeySheet } from '../../welcome/KeySheet.tsx';
import styles from './people.module.css';

interface Props {
  recoveryKey: string;
  onConfirmed: () => void;
  /** It was left without typing the key back: the old one holds. */
  onLeave: () => void;
}

/** Shows a new recovery key as its sheet, to be printed or written down, and has it typed back. */
export function NewRecoveryKey({ recoveryKey, onConfirmed, onLeave }: Props) {
  const { t } = useTranslation('people');
  useFocusBack();
  const folder = useQuery(orpc.session.status.queryOptions({ input: {} })).data?.docket?.folderName ?? '';
  const [isWritten, setWritten] = useState(false);
  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('close') }}
      closeOnClickOutside={false}
      onClose={onLeave}
      opened
      size={720}
      title={<b>{t(isWritten ? 'recovery.typeTitle' : 'recovery.title')}</b>}
    >
      {isWritten ? (
        <TypeBack onConfirmed={onConfirmed} onShow={() => setWritten(false)} />
      ) : (
        <KeySheet recoveryKey={recoveryKey} folder={folder} onWritten={() => setWritten(true)} />
      )}
    </Modal>
  );
}

function TypeBack({ onConfirmed, onShow }: { onConfirmed: () => void; onShow: () => void }) {
  const { t } = useTranslation('people');
  const [typed, setTyped] = useState('');
  const confirm = useMutation({
    mutationFn: () => client.session.confirmRecoveryKey({ typed }),
    onSuccess: onConfirmed,
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (typed !== '') confirm.mutate();
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.muted}>{t('recovery.typeLead')}</p>
      <Textarea
        label={t('welcome:unlock.recoveryKey')}
        description={t('welcome:unlock.recoveryKeyHint')}
        classNames={{ input: styles.keyInput ?? '' }}
        autoComplete="off"
        autoFocus
        autosize
        maxLength={1024}
        minRows={2}
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {confirm.error && <Failure error={confirm.error} />}
      <div className={styles.row}>
        <Button type="submit" variant="filled" disabled={typed === ''} loading={confirm.isPending}>
          {t('recovery.confirm')}
        </Button>
        <Button variant="subtle" onClick={onShow}>
          {t('recovery.showAgain')}
        </Button>
      </div>
    </form>
  );
}
