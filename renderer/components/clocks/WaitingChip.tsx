import { useTranslation } from 'react-i18next';
import { classes } from '../classes.ts';
import styles from './ClockChip.module.css';
import { StatusShape } from './StatusShape.tsx';

/** For whom or what outside a case waits (a key of the text namespace `waiting`), in the shape of a clock at rest. */
export function WaitingChip({ waitingFor }: { waitingFor: string }) {
  const { t } = useTranslation();
  return (
    <span className={classes(styles.chip, styles.rest)} title={t(`waiting:${waitingFor}`)}>
      <StatusShape shape="rest" />
      {t('registers:clock.waitsFor', { event: t(`registers:clock.whom.${waitingFor}`) })}
    </span>
  );
}
