import { Button } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from './Panel.tsx';
import classes from './trouble.module.css';

/** True while Caps Lock is on, as far as a key that was pressed has told. */
function useCapsLock(): boolean {
  const [isOn, setIsOn] = useState(false);
  const look = (event: KeyboardEvent) => setIsOn(event.getModifierState('CapsLock'));
  useWindowEvent('keydown', look);
  useWindowEvent('keyup', look);
  return isOn;
}

/** What was typed does not open the docket. Never a word of damage: there is none. */
export function WrongPassphrase({ onUseRecoveryKey }: { onUseRecoveryKey: () => void }) {
  const { t } = useTranslation('trouble');
  const capsLock = useCapsLock();
  return (
    <Panel
      tone="soon"
      title={t('errors:wrong-passphrase.title')}
      happened={t('secret.happened')}
      kept={t('errors:wrong-passphrase.kept')}
      next={t('errors:wrong-passphrase.next')}
    >
      {capsLock && (
        <p className={classes.warning} role="status">
          {t('secret.capsLock')}
        </p>
      )}
      <div className={classes.buttons}>
        <Button onClick={onUseRecoveryKey}>{t('secret.useRecoveryKey')}</Button>
      </div>
    </Panel>
  );
}
