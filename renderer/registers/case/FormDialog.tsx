import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './cards.module.css';

interface FormDialogProps {
  title: string;
  /** What the form is for, told first; the focus begins there. */
  hint: string;
  close: () => void;
  /** The form. */
  children: ReactNode;
}

/** A form over the page of a case: what it asks for is told first. */
export function FormDialog({ title, hint, close, children }: FormDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('registers:form.close') }}
      onClose={close}
      opened
      size="xl"
      title={<b>{title}</b>}
    >
      <p className={styles.hint} data-autofocus tabIndex={-1}>
        {hint}
      </p>
      <div className={styles.dialogForm}>{children}</div>
    </Modal>
  );
}
