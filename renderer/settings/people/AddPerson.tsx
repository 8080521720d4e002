import { Button, Modal, Radio, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Role, roleSchema } from '#shared/contract/people.ts';
import { client } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { useFocusBack } from '../../app/useFocusBack.ts';
import { isSame, NewPassphrase, nothingTyped } from '../../components/passphrase/NewPassphrase.tsx';
import styles from './people.module.css';
import { refreshPeople } from './usePeople.ts';

interface Props {
  close: () => void;
  /** Called with the name of who was added. */
  onAdded: (name: string) => void;
}

/** Asks who is added, in which role, and for a first passphrase that the person replaces. */
export function AddPerson({ close, onAdded }: Props) {
  const { t } = useTranslation('people');
  useFocusBack();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('responder');
  const [typed, setTyped] = useState(nothingTyped);
  const add = useMutation({
    mutationFn: () => client.people.add({ name: name.trim(), role, passphrase: typed.passphrase }),
    onSuccess: async () => {
      await refreshPeople();
      onAdded(name.trim());
      close();
    },
  });
  const isReady = name.trim() !== '' && isSame(typed);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isReady) add.mutate();
  }

  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('close') }}
      closeOnClickOutside={false}
      onClose={close}
      opened
      size="lg"
      title={<b>{t('add.title')}</b>}
    >
      <form className={styles.form} onSubmit={submit}>
        <TextInput
          data-autofocus
          label={t('add.name')}
          description={t('add.nameHint')}
          maxLength={300}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Radio.Group
          label={t('add.role')}
          value={role}
          onChange={(chosen) => setRole(roleSchema.parse(chosen))}
        >
          <div className={styles.roles}>
            {roleSchema.options.map((one) => (
              <Radio key={one} value={one} label={t(`role.${one}`)} description={t(`does.${one}`)} />
            ))}
          </div>
        </Radio.Group>
        <NewPassphrase
          typed={typed}
          onChange={setTyped}
          label={t('add.passphrase')}
          repeatLabel={t('add.repeat')}
          names={[name]}
        />
        <p className={styles.muted}>{t('add.tell')}</p>
        {add.error && <Failure error={add.error} />}
        <div className={styles.row}>
          <Button type="submit" variant="filled" disabled={!isReady} loading={add.isPending}>
            {t('add.submit')}
          </Button>
          <Button variant="subtle" onClick={close}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
