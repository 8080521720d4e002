import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ClosingState } from '#shared/contract/closing.ts';
import { Failure } from '../app/Failure.tsx';
import { failWith } from '../app/failure.ts';
import { WorkBar } from '../components/progress/WorkBar.tsx';
import classes from './Closing.module.css';
import { closeDocket, stayOpen } from './close.ts';
import { useClosing } from './useClosing.ts';

/** Above everything else that may be open: dialogs, the palette, messages. */
const ABOVE_ALL = 1000;

/** While the docket is being closed: how far its backup is, or why it could not be made and what can be done. */
export function Closing() {
  const { t } = useTranslation('backups');
  const state = useClosing();
  const isShown = state.state === 'backing-up' || state.state === 'failed';
  return (
    <Modal.Root opened={isShown} onClose={() => void stayOpen()} fullScreen zIndex={ABOVE_ALL}>
      <Modal.Content aria-label={t('closing.title')} className={classes.whole ?? ''}>
        <Modal.Body className={classes.screen ?? ''}>
          {state.state === 'backing-up' && <BackingUp state={state} />}
          {state.state === 'failed' && <Failed state={state} />}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function BackingUp({ state }: { state: Extract<ClosingState, { state: 'backing-up' }> }) {
  const { t } = useTranslation('backups');
  return (
    <>
      <div>
        <h1 className={classes.title}>{t('closing.title')}</h1>
        <p className={classes.lead}>{t('closing.lead')}</p>
      </div>
      <WorkBar label={t('closing.making')} progress={state} />
      <div className={classes.buttons}>
        <Button onClick={() => void closeDocket('none')} data-autofocus>
          {t('closing.without')}
        </Button>
        <Button variant="subtle" onClick={() => void stayOpen()}>
          {t('closing.stay')}
        </Button>
      </div>
    </>
  );
}

function Failed({ state }: { state: Extract<ClosingState, { state: 'failed' }> }) {
  const { t } = useTranslation('backups');
  return (
    <>
      <div>
        <h1 className={classes.title}>{t('closing.failed.title')}</h1>
        <p className={classes.lead}>{t('closing.failed.lead')}</p>
      </div>
      <Failure error={failWith(state.problem)} />
      <div className={classes.buttons}>
        <Button variant="filled" onClick={() => void closeDocket()} data-autofocus>
          {t('closing.again')}
        </Button>
        <Button onClick={() => void closeDocket('elsewhere')}>{t('closing.elsewhere')}</Button>
        <Button onClick={() => void closeDocket('none')}>{t('closing.failed.without')}</Button>
        <Button variant="subtle" onClick={() => void stayOpen()}>
          {t('closing.stay')}
        </Button>
      </div>
    </>
  );
}
