import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ClockView } from '#shared/contract/case.ts';
import { eventTitleKey } from '#shared/regimes/titleKey.ts';
import { nowIso } from '#shared/time.ts';
import { classes } from '../classes.ts';
import styles from './ClockChip.module.css';
import { useNewerText } from './newer.ts';
import { StatusShape } from './StatusShape.tsx';
import { finalSeconds, isProvisional, shapeOf, statusOf, wordOf } from './standing.ts';
import { useNow } from './useNow.ts';

function isUrgent(clock: ClockView): boolean {
  if (clock.state !== 'running' || !clock.result) return false;
  return finalSeconds(clock.result, nowIso()) !== undefined;
}

/** How a clock stands, in shape, word and colour at once. Its date belongs beside it: see `ClockDate`. */
export function ClockChip({ clock }: { clock: ClockView }) {
  const { t } = useTranslation();
  const now = useNow(isUrgent(clock) ? 'second' : 'minute');
  const shape = shapeOf(statusOf(clock, now));
  const assumed = clock.result?.assumed;
  const unverified = clock.result?.rule.verified === 'unverified';
  const newer = useNewerText(clock);
  const notes = [
    newer,
    clock.result?.provisional && t('registers:clock.provisional'),
    assumed &&
      t('registers:clock.assumedNote', {
        event: t(eventTitleKey(assumed.event)),
        from: t(eventTitleKey(assumed.from)),
      }),
    unverified && t('registers:clock.unverified'),
  ]
    .filter(Boolean)
    .join(' ');
  return (
    <span
      className={classes(
        styles.chip,
        styles[shape],
        isProvisional(clock) && styles.provisional,
        unverified && styles.unverified,
        newer && styles.newer,
      )}
      title={notes || undefined}
    >
      <StatusShape isProvisional={isProvisional(clock)} shape={shape} />
      {wordOf(clock, now, t)}
      {notes && <VisuallyHidden>{notes}</VisuallyHidden>}
    </span>
  );
}
