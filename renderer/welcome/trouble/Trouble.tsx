import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../app/Failure.tsx';
import { failureOf } from '../../app/failure.ts';
import { DatabaseDamaged } from './DatabaseDamaged.tsx';
import { InUse } from './InUse.tsx';
import { KeysDamaged } from './KeysDamaged.tsx';
import { Panel } from './Panel.tsx';
import { PutRight } from './PutRight.tsx';
import { ReadOnlyOrAgain } from './ReadOnlyOrAgain.tsx';
import { Repairs } from './Repairs.tsx';
import { SalvageReport } from './SalvageReport.tsx';
import classes from './trouble.module.css';
import type { Outcome, TroubleProps } from './useTrouble.ts';
import { WrongPassphrase } from './WrongPassphrase.tsx';

interface Props extends Omit<TroubleProps, 'details' | 'onOutcome'> {
  /** What the opening threw. */
  error: unknown;
  onUseRecoveryKey: () => void;
}

/** Why a docket did not open, each failure in a panel of its own: what happened, what was kept, what can be done. */
export function Trouble({ error, onUseRecoveryKey, ...rest }: Props) {
  const [outcome, setOutcome] = useState<Outcome>();
  if (outcome?.is === 'salvage') return <SalvageReport report={outcome.report} secret={rest.secret} />;
  if (outcome !== undefined) return <PutRight {...rest} what={outcome.is} facts={outcome.facts} />;
  const { code, details } = failureOf(error);
  const props = { ...rest, details, onOutcome: setOutcome };
  switch (code) {
    case 'wrong-passphrase':
      return <WrongPassphrase onUseRecoveryKey={onUseRecoveryKey} />;
    case 'docket-in-use':
      return <InUse {...props} />;
    case 'slots-damaged':
      return <KeysDamaged {...props} />;
    case 'key-mismatch':
      return <KeyMismatch {...props} />;
    case 'docket-damaged':
      return <DatabaseDamaged {...props} />;
    case 'docket-too-new':
      return <TooNew {...props} />;
    case 'not-a-docket':
    case 'folder-not-writable':
    case 'disk-full':
    case 'disk-error':
      return <Elsewhere {...props} what={details.problem === 'gone' ? 'gone' : code} />;
    default:
      return <Failure error={error} />;
  }
}

function KeyMismatch(props: TroubleProps) {
  const { t } = useTranslation('trouble');
  return (
    <Panel
      tone="late"
      title={t('mismatch.title')}
      happened={t('mismatch.happened')}
      kept={t('mismatch.kept')}
      next={t('mismatch.next')}
    >
      <Repairs {...props} canSalvage={false} />
    </Panel>
  );
}

function TooNew({ details }: TroubleProps) {
  const { t } = useTranslation('trouble');
  return (
    <Panel
      tone="soon"
      title={t('tooNew.title')}
      happened={t('tooNew.happened', details)}
      kept={t('tooNew.kept')}
      next={t('tooNew.next')}
    />
  );
}

/** The trouble is with the folder or its disk. */
function Elsewhere({ what, ...props }: TroubleProps & { what: string }) {
  const { t } = useTranslation('trouble');
  const { details, onRetry, isBusy } = props;
  // A docket of an earlier version would have to be written to before it can be read.
  const canRead = what === 'folder-not-writable' && details.readOnly !== true;
  return (
    <Panel
      tone="soon"
      title={t(`other.${what}.title`)}
      happened={t(`other.${what}.happened`)}
      kept={t(`other.${what}.kept`)}
      next={t(`other.${what}.next`)}
    >
      {canRead ? (
        <ReadOnlyOrAgain {...props} />
      ) : (
        <div className={classes.buttons}>
          <Button loading={isBusy} disabled={props.secret === undefined} onClick={onRetry}>
            {t('again')}
          </Button>
        </div>
      )}
    </Panel>
  );
}
