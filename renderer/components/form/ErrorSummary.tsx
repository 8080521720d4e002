import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { focusField } from './ids.ts';
import type { Problem } from './problems.ts';
import styles from './RecordForm.module.css';
import { useFormScope } from './shape.ts';

/** The name of the field that a problem belongs to; a part of a field (`persons.value`) answers with the whole field. */
function useFieldName(): (path: string) => string {
  const { t, i18n } = useTranslation();
  const { shape } = useFormScope();
  const ownName = (path: string) => {
    const parts = path.split('.');
    for (let length = parts.length; length > 0; length -= 1) {
      const whole = parts.slice(0, length).join('.');
      const key = [shape.labelKey(whole), shape.groupKey(whole)].find(
        (one) => i18n.exists(one) && typeof t(one) === 'string' && !t(one).includes('returned an object'),
      );
      if (key) return t(key);
    }
    return path;
  };
  return (path) => {
    const row = /^(?<list>.+?)\.(?<index>\d+)\./.exec(path)?.groups;
    if (!row?.list || !i18n.exists(shape.groupKey(row.list))) return ownName(path);
    const number = Number(row.index) + 1;
    return t('registers:form.summaryRow', {
      list: t(shape.groupKey(row.list)),
      number,
      field: ownName(path),
    });
  };
}

/** Says at the top of a form what is wrong in it; each line leads to its field. Takes the focus when it appears. */
export function ErrorSummary({ problems, attempt }: { problems: Problem[]; attempt: number }) {
  const { t } = useTranslation();
  const nameOf = useFieldName();
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
                field: nameOf(path),
                problem: t([`registers:form.problem.${code}`, 'registers:form.problem.invalid']),
              })}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
