import { PasswordInput } from '@mantine/core';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { PassphraseStrength } from '../components/passphrase/PassphraseStrength.tsx';
import type { CreateForm } from './create-form.ts';
import classes from './forms.module.css';

/** The passphrase, typed twice, with how strong it is and why. */
export function PassphraseFields() {
  const { t } = useTranslation('welcome');
  const { control, register, formState } = useFormContext<CreateForm>();
  const [passphrase, name, person] = useWatch({ control, name: ['passphrase', 'name', 'person'] });
  const { errors } = formState;
  const visibility = { 'aria-label': t('showPassphrase') };
  return (
    <fieldset className={classes.part}>
      <legend>{t('create.passphrase')}</legend>
      <p className={classes.hint}>{t('create.passphraseHint')}</p>
      <div className={classes.two}>
        <PasswordInput
          label={t('create.passphrase')}
          error={errors.passphrase && t(`create.error.${errors.passphrase.message}`)}
          autoComplete="new-password"
          visibilityToggleButtonProps={visibility}
          {...register('passphrase')}
        />
        <PasswordInput
          label={t('create.repeat')}
          error={errors.repeated && t('create.error.different')}
          autoComplete="new-password"
          visibilityToggleButtonProps={visibility}
          {...register('repeated')}
        />
      </div>
      <PassphraseStrength passphrase={passphrase} names={[name, person]} />
    </fieldset>
  );
}
