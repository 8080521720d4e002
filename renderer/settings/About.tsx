import { useTranslation } from 'react-i18next';
import { Inside, Section } from '../app/Page.tsx';
import { parts } from './parts.ts';
import classes from './SettingsScreen.module.css';

/** What the program is and what it carries of others. */
export function About() {
  const { t } = useTranslation('settings');
  return (
    <Section title={t('about.section')}>
      <Inside>
        <div className={classes.stack}>
          <p>{t('about.what')}</p>
          <p>{t('about.licence')}</p>
          <p className={classes.muted}>{t('about.parts')}</p>
          <ul className={classes.parts}>
            {parts.map(({ name, licence }) => (
              <li key={name}>
                {name} <span className={classes.muted}>{licence}</span>
              </li>
            ))}
          </ul>
        </div>
      </Inside>
    </Section>
  );
}
