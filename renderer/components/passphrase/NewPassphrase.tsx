import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './NewPassphrase.module.css';
import { PassphraseStrength } from './PassphraseStrength.tsx';

/** A passphrase that is being set, and the same typed once more. */
export interface TypedTwice {
  passphrase: string;
  repeated: string;
}

export const nothingTyped: TypedTwice = { passphrase: '', repeated: '' };

export function isSame({ passphrase, repeated }: TypedTwice): boolean {
  return passphrase !== '' && passphrase === repeated;
}

interface Props {
  typed: TypedTwice;
  onChange: (typed: TypedTwice) => void;
  /** Labels of the two fields. */
  label: string;
  repeatLabel: string;
  names: readonly string[];
}

/** Asks for a new passphrase twice and says how strong it is. */
export function NewPassphrase({ typed, onChange, label, repeatLabel, names }: Props) {
  const { t } = useTranslation();
  const visibility = { 'aria-label': t('welcome:showPassphrase') };
  // Nobody is told that the two differ before the second was typed as far as the first.
  const differ = typed.repeated.length >= typed.passphrase.length && !isSame(typed) && typed.repeated !== '';
  return (
    <>
      <div className={styles.two}>
        <PasswordInput
          label={label}
          autoComplete="new-password"
          maxLength={1024}
          visibilityToggleButtonProps={visibility}
          value={typed.passphrase}
          onChange={(event) => onChange({ ...typed, passphrase: event.currentTarget.value })}
        />
        <PasswordInput
          label={repeatLabel}
          autoComplete="new-password"
          error={differ && t('people:different')}
          maxLength={1024}
          visibilityToggleButtonProps={visibility}
          value={typed.repeated}
          onChange={(event) => onChange({ ...typed, repeated: event.currentTarget.value })}
        />
      </div>
      <PassphraseStrength passphrase={typed.passphrase} names={names} />
    </>
  );
}
