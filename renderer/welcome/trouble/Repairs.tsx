import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RestoreBackup } from './RestoreBackup.tsx';
import { Salvage } from './Salvage.tsx';
import classes from './trouble.module.css';
import type { TroubleProps } from './useTrouble.ts';

interface Props extends TroubleProps {
  /** Whether anything can be read that a new docket could be made of. */
  canSalvage: boolean;
  /** A button that comes before the others. */
  first?: ReactNode;
}

/** The repairs that a docket that does not open is offered; the chosen one unfolds below the buttons. */
export function Repairs({ canSalvage, first, ...props }: Props) {
  const { t } = useTranslation('trouble');
  const [chosen, setChosen] = useState<'restore' | 'salvage'>();
  const { onRetry, isBusy, secret } = props;
  return (
    <>
      <div className={classes.buttons}>
        {first}
        <Button aria-expanded={chosen === 'restore'} onClick={() => setChosen('restore')}>
          {t('restore.start')}
        </Button>
        {canSalvage && (
          <Button aria-expanded={chosen === 'salvage'} onClick={() => setChosen('salvage')}>
            {t('salvage.start')}
          </Button>
        )}
        <Button variant="subtle" loading={isBusy} disabled={secret === undefined} onClick={onRetry}>
          {t('again')}
        </Button>
      </div>
      {chosen === 'restore' && <RestoreBackup {...props} />}
      {chosen === 'salvage' && <Salvage {...props} />}
    </>
  );
}
