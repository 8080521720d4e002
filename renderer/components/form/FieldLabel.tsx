import { useTranslation } from 'react-i18next';
import styles from './fields.module.css';

/** A label that says when the field may stay empty; most may not, so those carry no mark. */
export function FieldLabel({ name, required }: { name: string; required: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      {name}
      {!required && ' '}
      {!required && <span className={styles.optional}>{t('registers:form.optional')}</span>}
    </>
  );
}
