import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '#shared/text/texts.ts';
import { languageNames, speak, useLanguage } from './i18n.ts';
import classes from './PreferenceChoices.module.css';

/** The language of the window, each under its own name. */
export function LanguageChoice() {
  const { t } = useTranslation();
  const labelId = useId();
  const language = useLanguage();
  return (
    <div className={classes.choice}>
      <span id={labelId}>{t('language')}</span>
      <SegmentedControl
        aria-labelledby={labelId}
        size="xs"
        data={languages.map((value) => ({ value, label: languageNames[value] }))}
        value={language}
        onChange={(value) => void speak(value)}
      />
    </div>
  );
}

const themes = ['light', 'dark', 'auto'] as const;

/** Light, dark, or as the system has it. */
export function ThemeChoice() {
  const { t } = useTranslation();
  const labelId = useId();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <div className={classes.choice}>
      <span id={labelId}>{t('theme.title')}</span>
      <SegmentedControl
        aria-labelledby={labelId}
        size="xs"
        data={themes.map((value) => ({ value, label: t(`theme.${value}`) }))}
        value={colorScheme}
        onChange={setColorScheme}
      />
    </div>
  );
}
