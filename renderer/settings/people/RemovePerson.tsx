import { Button, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ListedPerson } from '#shared/contract/people.ts';
import { client } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { useFocusBack } from '../../app/useFocusBack.ts';
import styles from './people.module.css';
import { RotationSteps } from './RotationSteps.tsx';
import { refreshPeople } from './usePeople.ts';
import { useRotation } from './useRotation.ts';

interface Props {
  person: ListedPerson;
  close: () => void;
}

/** Says what removing somebody means, does it, and offers a new docket key, since they may have kept the one of today. */
export function RemovePerson({ person, close }: Props) {
  const { t } = useTranslation('people');
  useFocusBack();
  const { name, id } = person;
  const remove = useMutation({
    mutationFn: () => client.people.remove({ id }),
    onSuccess: refreshPeople,
  });
  const rotation = useRotation();
  const isBusy = rotation.standing === 'running';
  const title = remove.isSuccess ? t('remove.done', { name }) : t('remove.title', { name });
  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('close') }}
      closeOnClickOutside={false}
      closeOnEscape={!isBusy}
      onClose={close}
      opened
      size="lg"
      title={<b>{title}</b>}
      withCloseButton={!isBusy}
    >
      {remove.isSuccess ? (
        <AfterRemoval close={close} name={name} rotation={rotation} />
      ) : (
        <div className={styles.form}>
          <ul className={styles.points}>
            <li>{t('remove.slot')}</li>
            <li>{t('remove.entries')}</li>
            <li>{t('remove.kept')}</li>
          </ul>
          {remove.error && <Failure error={remove.error} />}
          <div className={styles.row}>
            <Button loading={remove.isPending} onClick={() => remove.mutate()} variant="filled">
              {t('remove.submit')}
            </Button>
            <Button data-autofocus onClick={close}>
              {t('cancel')}
            </Button>
          </div>
        </div>
      )}
    </Modal>
  );
}

interface AfterProps {
  name: string;
  rotation: ReturnType<typeof useRotation>;
  close: () => void;
}

function AfterRemoval({ name, rotation, close }: AfterProps) {
  const { t } = useTranslation('people');
  return (
    <div className={styles.form}>
      {rotation.standing === 'idle' ? (
        <p className={styles.text}>{t('remove.rotate', { name })}</p>
      ) : (
        <RotationSteps rotation={rotation} />
      )}
      <p className={styles.muted}>{t('rotation.backups')}</p>
      {rotation.standing !== 'running' && (
        <div className={styles.row}>
          {rotation.standing === 'idle' && (
            <Button autoFocus onClick={rotation.start} variant="filled">
              {t('remove.rotateNow')}
            </Button>
          )}
          <Button onClick={close} variant={rotation.standing === 'idle' ? 'subtle' : 'default'}>
            {t(rotation.standing === 'idle' ? 'remove.later' : 'close')}
          </Button>
        </div>
      )}
    </div>
  );
}
