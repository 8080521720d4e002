import { Button, Modal } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../app/Failure.tsx';
import { useFocusBack } from '../../app/useFocusBack.ts';
import { isSame, NewPassphrase, nothingTyped } from '../../components/passphrase/NewPassphrase.tsx';
import styles from './people.module.css';

interface Props {
  title: string;
  /** Labels of the two fields of the new passphrase, and of the button. */
  label: string;
  repeatLabel: string;
  submitLabel: string;
  /** What is guessed first of a passphrase: names that the form asks. */
  names: readonly string[];
  /** Whether all that is asked above the new passphrase was given. */
  isGiven: boolean;
  isBusy: boolean;
  error: Error | null;
  /** Stands between the passphrase and the buttons. */
  note?: string;
  onSubmit: (passphrase: string) => void;
  close: () => void;
  /** What is asked before the new passphrase. */
  children: ReactNode;
}

/** A dialog that ends in a new passphrase: typed twice, with how strong it is and why. */
export function PassphraseDialog(props: Props) {
  const { title, label, repeatLabel, submitLabel, names, note, onSubmit, close } = props;
  const { t } = useTranslation('people');
  useFocusBack();
  const [typed, setTyped] = useState(nothingTyped);
  const isReady = props.isGiven && isSame(typed);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isReady) onSubmit(typed.passphrase);
  }

  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('close') }}
      closeOnClickOutside={false}
      onClose={close}
      opened
      size="lg"
      title={<b>{title}</b>}
    >
      <form className={styles.form} onSubmit={submit}>
        {props.children}
        <NewPassphrase
          typed={typed}
          onChange={setTyped}
          label={label}
          repeatLabel={repeatLabel}
          names={names}
        />
        {note && <p className={styles.muted}>{note}</p>}
        {props.error && <Failure error={props.error} />}
        <div className={styles.row}>
          <Button type="submit" variant="filled" disabled={!isReady} loading={props.isBusy}>
            {submitLabel}
          </Button>
          <Button onClick={close}>{t('cancel')}</Button>
        </div>
      </form>
    </Modal>
  );
}
