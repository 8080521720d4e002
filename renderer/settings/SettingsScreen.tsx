import { useTranslation } from 'react-i18next';
import { Inside, Page, Section } from '../app/Page.tsx';
import { LanguageChoice, ThemeChoice } from '../app/PreferenceChoices.tsx';
import { About } from './About.tsx';
import { Backup } from './Backup.tsx';
import { Check } from './Check.tsx';
import { Profile } from './Profile.tsx';
import classes from './SettingsScreen.module.css';

/** Whose docket it is, how the window looks, keeping it safe, and what the program is made of. */
export function SettingsScreen() {
  const { t } = useTranslation('settings');
  return (
    <Page title={t('title')}>
      <Profile />
      <Section title={t('window.section')}>
        <Inside>
          <div className={classes.choices}>
            <LanguageChoice />
            <ThemeChoice />
          </div>
        </Inside>
      </Section>
      <Backup />
      <Check />
      <About />
    </Page>
  );
}
