import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionStatus } from '#shared/contract/session.ts';
import { client, orpc } from '../app/client.ts';
import { Failure } from '../app/Failure.tsx';
import { lockDocket } from '../app/lock.ts';
import formClasses from './forms.module.css';
import { KeySheet } from './KeySheet.tsx';
import { WelcomeFrame } from './WelcomeFrame.tsx';

interface Props {
  status: SessionStatus;
  /** Known only right after the docket was made; a docket that was left unconfirmed cannot show its key again. */
  recoveryKey: string | undefined;
  onConfirmed: () => void;
}

/** Between making a docket and using it: the recovery key is shown, kept on paper, and typed back. */
export function RecoveryKeyScreen({ status, recoveryKey, onConfirmed }: Props) {
  const { t } = useTranslation('welcome');
  const [written, setWritten] = useState(false);
  const folder = status.docket?.folderName ?? '';
  return (
    <WelcomeFrame>
      {recoveryKey !== undefined && !written ? (
        <KeySheet
          recoveryKey={recoveryKey}
          folder={folder}
          title={t('key.title')}
          onWritten={() => setWritten(true)}
        />
      ) : (
        <TypeBack
          shown={recoveryKey !== undefined}
          onShow={() => setWritten(false)}
          onConfirmed={onConfirmed}
        />
      )}
    </WelcomeFrame>
  );
}

interface TypeBackProps {
  /** Whether the key can be shown again. */
  shown: boolean;
  onShow: () => void;
  onConfirmed: () => void;
}

function TypeBack({ shown, onShow, onConfirmed }: TypeBackProps) {
  const { t } = useTranslation('welcome');
  const queries = useQueryClient();
  const [typed, setTyped] = useState('');
  const confirm = useMutation({
    mutationFn: () => client.session.confirmRecoveryKey({ typed }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: orpc.session.key() });
      onConfirmed();
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (typed !== '') confirm.mutate();
  }

  return (
    <form className={formClasses.form} onSubmit={submit}>
      <div>
        <h1 className={formClasses.title}>{t('key.typeTitle')}</h1>
        <p className={formClasses.lead}>{t(shown ? 'key.typeLead' : 'key.lostLead')}</p>
      </div>
      <Textarea
        label={t('unlock.recoveryKey')}
        description={t('unlock.recoveryKeyHint')}
        classNames={{ input: formClasses.keyInput }}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        autoComplete="off"
        spellCheck={false}
        autosize
        minRows={2}
        autoFocus
      />
      {confirm.error && <Failure error={confirm.error} />}
      <div className={formClasses.buttons}>
        <Button type="submit" variant="filled" loading={confirm.isPending} disabled={typed === ''}>
          {t('key.confirm')}
        </Button>
        {shown ? (
          <Button variant="subtle" onClick={onShow}>
            {t('key.showAgain')}
          </Button>
        ) : (
          <Button variant="subtle" onClick={() => void lockDocket()}>
            {t('key.leave')}
          </Button>
        )}
      </div>
    </form>
  );
}
