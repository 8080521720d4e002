import { CloseButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './BroughtUpNotice.module.css';
import { orpc } from './client.ts';

/** Tells once that an older docket was brought to the format of this program, and where the backup from before is. */
export function BroughtUpNotice() {
  const { t } = useTranslation();
  const [isLeft, setLeft] = useState(false);
  const status = useQuery(
    orpc.session.status.queryOptions({ input: {}, staleTime: Number.POSITIVE_INFINITY }),
  ).data;
  const backup = status?.docket?.broughtUp?.backup;
  return (
    <div className={classes.place} role="status">
      {backup !== undefined && !isLeft && (
        <div className={classes.notice}>
          <div>
            <b>{t('broughtUp.title')}</b>
            <p>{t('broughtUp.kept')}</p>
            <code>{`backups/${backup}`}</code>
          </div>
          <CloseButton aria-label={t('close')} onClick={() => setLeft(true)} />
        </div>
      )}
    </div>
  );
}
