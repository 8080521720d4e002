import { Radio, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Role, roleSchema } from '#shared/contract/people.ts';
import { client } from '../../app/client.ts';
import { PassphraseDialog } from './PassphraseDialog.tsx';
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
  const [typedName, setTypedName] = useState('');
  const [role, setRole] = useState<Role>('responder');
  const name = typedName.trim();
  const add = useMutation({
    mutationFn: (passphrase: string) => client.people.add({ name, role, passphrase }),
    onSuccess: async () => {
      await refreshPeople();
      onAdded(name);
      close();
    },
  });
  return (
    <PassphraseDialog
      title={t('add.title')}
      label={t('add.passphrase')}
      repeatLabel={t('add.repeat')}
      submitLabel={t('add.submit')}
      names={[name]}
      isGiven={name !== ''}
      isBusy={add.isPending}
      error={add.error}
      note={t('add.tell')}
      onSubmit={add.mutate}
      close={close}
    >
      <TextInput
        data-autofocus
        label={t('add.name')}
        description={t('add.nameHint')}
        maxLength={300}
        value={typedName}
        onChange={(event) => setTypedName(event.currentTarget.value)}
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
    </PassphraseDialog>
  );
}
