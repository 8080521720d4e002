import { Button, PasswordInput, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../app/client.ts';
import { Inside, Section } from '../../app/Page.tsx';
import { PassphraseDialog } from './PassphraseDialog.tsx';
import styles from './people.module.css';
import { refreshPeople, usePeople } from './usePeople.ts';

/** One's own passphrase: what changing it does, and the change. */
export function OwnPassphrase() {
  const { t } = useTranslation('people');
  const [isOpen, setOpen] = useState(false);
  const [isChanged, setChanged] = useState(false);
  return (
    <Section title={t('own.section')} hint={t('own.hint')}>
      <Inside>
        <div className={styles.row}>
          <Button
            onClick={() => {
              setChanged(false);
              setOpen(true);
            }}
          >
            {t('own.change')}
          </Button>
          <p className={styles.good} role="status">
            {isChanged && t('own.done')}
          </p>
        </div>
      </Inside>
      {isOpen && <ChangeDialog close={() => setOpen(false)} onChanged={() => setChanged(true)} />}
    </Section>
  );
}

function ChangeDialog({ close, onChanged }: { close: () => void; onChanged: () => void }) {
  const { t } = useTranslation('people');
  const holdsRecoveryKey = usePeople().data?.people.find(({ self }) => self)?.holdsRecoveryKey ?? false;
  const [by, setBy] = useState<'passphrase' | 'recoveryKey'>('passphrase');
  const [current, setCurrent] = useState('');
  const change = useMutation({
    mutationFn: (next: string) =>
      client.session.changePassphrase({
        current: by === 'passphrase' ? { passphrase: current } : { recoveryKey: current },
        next,
      }),
    onSuccess: async () => {
      await refreshPeople();
      onChanged();
      close();
    },
  });

  function switchSecret() {
    setBy(by === 'passphrase' ? 'recoveryKey' : 'passphrase');
    setCurrent('');
    change.reset();
  }

  return (
    <PassphraseDialog
      title={t('own.title')}
      label={t('own.next')}
      repeatLabel={t('own.repeat')}
      submitLabel={t('own.submit')}
      names={[]}
      isGiven={current !== ''}
      isBusy={change.isPending}
      error={change.error}
      onSubmit={change.mutate}
      close={close}
    >
      {by === 'passphrase' ? (
        <PasswordInput
          key="passphrase"
          data-autofocus
          label={t('own.current')}
          autoComplete="off"
          maxLength={1024}
          visibilityToggleButtonProps={{ 'aria-label': t('welcome:showPassphrase') }}
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
      ) : (
        <Textarea
          key="recoveryKey"
          autoFocus
          label={t('welcome:unlock.recoveryKey')}
          description={t('welcome:unlock.recoveryKeyHint')}
          classNames={{ input: styles.keyInput ?? '' }}
          autoComplete="off"
          spellCheck={false}
          autosize
          minRows={2}
          maxLength={1024}
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
      )}
      {holdsRecoveryKey && (
        <div>
          <Button variant="subtle" size="compact-sm" onClick={switchSecret}>
            {t(by === 'passphrase' ? 'own.useRecoveryKey' : 'own.usePassphrase')}
          </Button>
        </div>
      )}
    </PassphraseDialog>
  );
}
