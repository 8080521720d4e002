import { Button, Group, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FileView } from '#shared/contract/case.ts';
import { orpc } from '../../../app/client.ts';
import { Failure } from '../../../app/Failure.tsx';
import { useFocusBack } from '../../../app/useFocusBack.ts';
import styles from './files.module.css';

interface OpenElsewhereProps {
  caseId: string;
  file: FileView;
  close: () => void;
}

/** Says what it means to open an attachment in another program, and does so when the person wants it all the same. */
export function OpenElsewhere({ caseId, file, close }: OpenElsewhereProps) {
  const { t } = useTranslation();
  useFocusBack();
  const open = useMutation(orpc.cases.openFile.mutationOptions({ onSuccess: close }));
  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('close') }}
      onClose={close}
      opened
      size="lg"
      title={<b>{t('files:elsewhere.title', { name: file.name })}</b>}
    >
      <div className={styles.dialog}>
        <ul className={styles.points}>
          <li>{t('files:elsewhere.leaves')}</li>
          <li>{t('files:elsewhere.traces')}</li>
          <li>{t('files:elsewhere.changes')}</li>
          <li>{t('files:elsewhere.deleted')}</li>
          <li>{t('files:elsewhere.trail')}</li>
        </ul>
        {open.error && <Failure error={open.error} />}
        <Group gap="xs">
          <Button
            loading={open.isPending}
            onClick={() => open.mutate({ id: caseId, fileId: file.id })}
            variant="filled"
          >
            {t('files:elsewhere.submit')}
          </Button>
          <Button data-autofocus onClick={close}>
            {t('files:cancel')}
          </Button>
        </Group>
      </div>
    </Modal>
  );
}
