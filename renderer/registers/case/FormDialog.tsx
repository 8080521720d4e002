import { Modal } from '@mantine/core';
import type { KeyboardEvent, ReactNode } from 'react';
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

/** Saves the form of the dialog by its key from outside of the form, where the focus is at first. */
function saveFromOutside(event: KeyboardEvent<HTMLDivElement>) {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  if (!(event.target instanceof Element) || event.target.closest('form')) return;
  event.currentTarget.querySelector('form')?.requestSubmit();
}

/** A form over the page of a case: what it asks for is told first. Ctrl+Enter saves it wherever the focus is. */
export function FormDialog({ title, hint, close, children }: FormDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('registers:form.close') }}
      onClose={close}
      onKeyDown={saveFromOutside}
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
