import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import classes from './trouble.module.css';
import { closedDocket, type Secret, type TroubleProps } from './useTrouble.ts';

/** Explains what salvage does, and lets a person choose the folder. */
export function Salvage({ token, secret, onOutcome }: TroubleProps) {
  const { t } = useTranslation('trouble');
  const salvage = useMutation({
    mutationFn: (with_: Secret) => client.damage.salvage({ ...closedDocket(token), secret: with_ }),
    onSuccess: ({ report }) => report && onOutcome({ is: 'salvage', report }),
  });
  return (
    <section className={classes.part} aria-label={t('salvage.title')}>
      <h3>{t('salvage.title')}</h3>
      <p className={classes.lead}>{t('salvage.lead')}</p>
      {secret === undefined && <p className={classes.hint}>{t('typeFirst')}</p>}
      <div className={classes.buttons}>
        <Button
          variant="filled"
          disabled={secret === undefined}
          loading={salvage.isPending}
          onClick={() => secret && salvage.mutate(secret)}
        >
          {t('salvage.submit')}
        </Button>
      </div>
      {salvage.isPending && (
        <p className={classes.hint} role="status">
          {t('salvage.running')}
        </p>
      )}
      {salvage.error && <Failure error={salvage.error} />}
    </section>
  );
}
