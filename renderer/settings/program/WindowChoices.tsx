import { useTranslation } from 'react-i18next';
import { Inside, Section } from '../../app/Page.tsx';
import { LanguageChoice, ThemeChoice } from '../../app/PreferenceChoices.tsx';
import classes from '../SettingsScreen.module.css';

/** The language and the theme of the window on this computer. */
export function WindowChoices() {
  const { t } = useTranslation('settings');
  return (
    <Section title={t('window.section')}>
      <Inside>
        <div className={classes.choices}>
          <LanguageChoice />
          <ThemeChoice />
        </div>
      </Inside>
    </Section>
  );
}
