import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView, FileView } from '#shared/contract/case.ts';
import { orpc } from '../../../app/client.ts';
import { Failure } from '../../../app/Failure.tsx';
import { useFocusBack } from '../../../app/useFocusBack.ts';
import { useShowCase } from '../../useCaseCalls.ts';
import styles from './files.module.css';

interface DeleteFileProps {
  view: CaseView;
  file: FileView;
  close: () => void;
}

/** Asks why an attachment is deleted and says what stays of it; without a reason nothing is deleted. */
export function DeleteFile({ view, file, close }: DeleteFileProps) {
  const { t } = useTranslation();
  useFocusBack();
  const show = useShowCase();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const remove = useMutation(
    orpc.cases.removeFile.mutationOptions({
      onSuccess: (changed) => {
        close();
        show(changed);
      },
    }),
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    setMissing(reason.trim() === '');
    if (reason.trim() !== '') remove.mutate({ id: view.id, fileId: file.id, reason });
  }
  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('close') }}
      onClose={close}
      opened
      size="lg"
      title={<b>{t('files:delete.title', { name: file.name })}</b>}
    >
      <form className={styles.dialog} noValidate onSubmit={submit}>
        <ul className={styles.points}>
          <li>{t('files:delete.gone')}</li>
          <li>{t('files:delete.stays')}</li>
          <li>{t('files:delete.backups')}</li>
        </ul>
        <Textarea
          autosize
          data-autofocus
          error={isMissing && t('files:delete.reasonMissing')}
          label={t('files:delete.reason')}
          maxLength={2000}
          maxRows={8}
          minRows={3}
          onChange={(event) => setReason(event.currentTarget.value)}
          required
          value={reason}
        />
        {remove.error && <Failure error={remove.error} />}
        <Group gap="xs">
          <Button loading={remove.isPending} type="submit" variant="filled">
            {t('files:delete.submit')}
          </Button>
          <Button onClick={close}>{t('files:cancel')}</Button>
        </Group>
      </form>
    </Modal>
  );
}
