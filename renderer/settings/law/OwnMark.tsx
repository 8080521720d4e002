import { useTranslation } from 'react-i18next';
import classes from './law.module.css';

/** Says beside a rule that the organisation wrote it and no law. */
export function OwnMark() {
  const { t } = useTranslation('rulebook');
  return (
    <span className={classes.own} title={t('ownHint')}>
      {t('own')}
    </span>
  );
}
