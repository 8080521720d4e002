import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Inside, Section } from '../../app/Page.tsx';
import { useFocusBack } from '../../app/useFocusBack.ts';
import styles from './people.module.css';
import { RotationSteps } from './RotationSteps.tsx';
import { useRotation } from './useRotation.ts';

/** What rotating the docket key does, when it is wanted, what it leaves as it is; and doing it. */
export function Rotation() {
  const { t } = useTranslation('people');
  const [isOpen, setOpen] = useState(false);
  return (
    <Section title={t('rotation.section')} hint={t('rotation.hint')}>
      <Inside>
        <div className={styles.stack}>
          <p>{t('rotation.when')}</p>
          <p className={styles.muted}>{t('rotation.backups')}</p>
          <Button onClick={() => setOpen(true)}>{t('rotation.start')}</Button>
        </div>
      </Inside>
      {isOpen && <RotationDialog close={() => setOpen(false)} />}
    </Section>
  );
}

function RotationDialog({ close }: { close: () => void }) {
  const { t } = useTranslation('people');
  useFocusBack();
  const rotation = useRotation();
  const { standing } = rotation;
  const isBusy = standing === 'running';
  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('close') }}
      closeOnClickOutside={false}
      closeOnEscape={!isBusy}
      onClose={close}
      opened
      size="lg"
      title={<b>{t(standing === 'idle' ? 'rotation.title' : 'rotation.section')}</b>}
      withCloseButton={!isBusy}
    >
      <div className={styles.form}>
        {standing === 'idle' ? (
          <p className={styles.text}>{t('rotation.room')}</p>
        ) : (
          <RotationSteps rotation={rotation} />
        )}
        {!isBusy && (
          <div className={styles.row}>
            {standing === 'idle' && (
              <Button data-autofocus onClick={rotation.start} variant="filled">
                {t('rotation.submit')}
              </Button>
            )}
            <Button onClick={close} variant={standing === 'idle' ? 'subtle' : 'default'}>
              {t(standing === 'idle' ? 'cancel' : 'close')}
            </Button>
          </div>
        )}
      </div>
    </Modal>
  );
}
