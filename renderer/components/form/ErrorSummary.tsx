import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldName } from '#shared/text/fieldName.ts';
import { focusField } from './ids.ts';
import type { Problem } from './problems.ts';
import styles from './RecordForm.module.css';
import { useFormScope } from './shape.ts';

/** Says at the top of a form what is wrong in it; each line leads to its field. Takes the focus when it appears. */
export function ErrorSummary({ problems, attempt }: { problems: Problem[]; attempt: number }) {
  const { t, i18n } = useTranslation();
  const { shape } = useFormScope();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  return (
    <section
      aria-label={t('registers:form.summary', { count: problems.length })}
      className={styles.summary}
      ref={box}
      tabIndex={-1}
    >
      <h3>{t('registers:form.summary', { count: problems.length })}</h3>
      <ul>
        {problems.map(({ path, code }) => (
          <li key={path}>
            <button onClick={() => focusField(path)} type="button">
              {t('registers:form.summaryLine', {
                field: fieldName(path, shape, t, i18n),
                problem: t([`registers:form.problem.${code}`, 'registers:form.problem.invalid']),
              })}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
