import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseKind } from '#shared/cases/kinds.ts';
import styles from './StepStrip.module.css';
import { stripOf } from './strip.ts';

/** Where a case stands, as the line of its states: done, now, ahead. */
export function StepStrip({ kind, state }: { kind: CaseKind; state: string }) {
  const { t } = useTranslation();
  return (
    <ol aria-label={t('registers:case.stands')} className={styles.strip}>
      {stripOf(kind, state).map(({ state: one, phase }) => (
        <li
          aria-current={phase === 'now' ? 'step' : undefined}
          className={phase === 'ahead' ? undefined : styles[phase]}
          key={one}
        >
          {phase === 'done' && <span aria-hidden="true">✓ </span>}
          {t(`states:${kind}.${one}`)}
          {phase === 'done' && <VisuallyHidden>{t('registers:case.done')}</VisuallyHidden>}
        </li>
      ))}
    </ol>
  );
}
