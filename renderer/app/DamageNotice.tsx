import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from './client.ts';
import classes from './DamageNotice.module.css';
import { failureOf } from './failure.ts';
import { lockDocket } from './lock.ts';

/** True once any call of the open docket came upon damage. */
function useDamage(): boolean {
  const [isDamaged, setIsDamaged] = useState(false);
  useEffect(() => {
    const look = (error: unknown) => {
      if (error && failureOf(error).code === 'docket-damaged') setIsDamaged(true);
    };
    const ends = [
      queries.getQueryCache().subscribe(({ query }) => look(query.state.error)),
      queries.getMutationCache().subscribe(({ mutation }) => look(mutation?.state.error)),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, []);
  return isDamaged;
}

/** Above every screen once the open docket turned out to be damaged: what was kept, and the way to what can be done. */
export function DamageNotice() {
  const { t } = useTranslation('trouble');
  const isDamaged = useDamage();
  if (!isDamaged) return null;
  return (
    <section className={classes.notice} role="alert">
      <span className={classes.mark} aria-hidden="true" />
      <div className={classes.text}>
        <h2>{t('whileOpen.title')}</h2>
        <p>{t('whileOpen.body')}</p>
      </div>
      <Button variant="filled" onClick={() => void lockDocket()}>
        {t('whileOpen.lock')}
      </Button>
    </section>
  );
}
