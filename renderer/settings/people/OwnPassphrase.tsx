import { Button, Modal, PasswordInput, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { Inside, Section } from '../../app/Page.tsx';
import { useFocusBack } from '../../app/useFocusBack.ts';
import { isSame, NewPassphrase, nothingTyped } from '../../components/passphrase/NewPassphrase.tsx';
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
  useFocusBack();
  const holdsRecoveryKey = usePeople().data?.people.find(({ self }) => self)?.holdsRecoveryKey ?? false;
  const [by, setBy] = useState<'passphrase' | 'recoveryKey'>('passphrase');
  const [current, setCurrent] = useState('');
  const [typed, setTyped] = useState(nothingTyped);
  const change = useMutation({
    mutationFn: () =>
      client.session.changePassphrase({
        current: by === 'passphrase' ? { passphrase: current } : { recoveryKey: current },
        next: typed.passphrase,
      }),
    onSuccess: async () => {
      await refreshPeople();
      onChanged();
      close();
    },
  });
  const isReady = current !== '' && isSame(typed);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isReady) change.mutate();
  }

  function switchSecret() {
    setBy(by === 'passphrase' ? 'recoveryKey' : 'passphrase');
    setCurrent('');
    change.reset();
  }

  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('close') }}
      closeOnClickOutside={false}
      onClose={close}
      opened
      size="lg"
      title={<b>{t('own.title')}</b>}
    >
      <form className={styles.form} onSubmit={submit}>
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
        <NewPassphrase
          typed={typed}
          onChange={setTyped}
          label={t('own.next')}
          repeatLabel={t('own.repeat')}
          names={[]}
        />
        {change.error && <Failure error={change.error} />}
        <div className={styles.row}>
          <Button type="submit" variant="filled" disabled={!isReady} loading={change.isPending}>
            {t('own.submit')}
          </Button>
          <Button variant="subtle" onClick={close}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
