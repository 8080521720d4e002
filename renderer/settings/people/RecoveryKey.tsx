import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { useLanguage } from '../../app/i18n.ts';
import { Inside, Section } from '../../app/Page.tsx';
import { NewRecoveryKey } from './NewRecoveryKey.tsx';
import styles from './people.module.css';
import { refreshPeople } from './usePeople.ts';

type Outcome = 'done' | 'left';

/** What the recovery key is for, and a new one in its place. */
export function RecoveryKey() {
  const { t } = useTranslation('people');
  const language = useLanguage();
  const [outcome, setOutcome] = useState<Outcome>();
  const replace = useMutation({
    mutationFn: () => client.session.replaceRecoveryKey({ language }),
    onSuccess: refreshPeople,
    // It is shown once and kept nowhere in the window.
    gcTime: 0,
  });

  async function end(how: Outcome) {
    replace.reset();
    setOutcome(how);
    await refreshPeople();
  }

  return (
    <Section title={t('recovery.section')} hint={t('recovery.hint')}>
      <Inside>
        <div className={styles.stack}>
          <p className={styles.muted}>{t('recovery.holds')}</p>
          <div className={styles.row}>
            <Button
              loading={replace.isPending}
              onClick={() => {
                setOutcome(undefined);
                replace.mutate();
              }}
            >
              {t('recovery.replace')}
            </Button>
            <p className={outcome === 'done' ? styles.good : styles.muted} role="status">
              {outcome && t(`recovery.${outcome}`)}
            </p>
          </div>
          {replace.error && <Failure error={replace.error} />}
        </div>
      </Inside>
      {replace.data && (
        <NewRecoveryKey
          recoveryKey={replace.data.recoveryKey}
          onConfirmed={() => void end('done')}
          onLeave={() => void end('left')}
        />
      )}
    </Section>
  );
}
