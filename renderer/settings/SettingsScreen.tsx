import { Tabs } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../app/Page.tsx';
import { About } from './About.tsx';
import { Backup } from './backups/Backup.tsx';
import { Check } from './check/Check.tsx';
import { LawSettings } from './law/LawSettings.tsx';
import { Profile } from './Profile.tsx';
import { WindowChoices } from './program/WindowChoices.tsx';
import classes from './SettingsScreen.module.css';
import { isSettingsPart, type SettingsPart } from './settings-part.ts';

/** What stands on each part, in the order of its tabs. */
const parts: Readonly<Record<SettingsPart, () => ReactNode>> = {
  docket: Profile,
  law: LawSettings,
  backups: Backup,
  check: Check,
  program: WindowChoices,
  about: About,
};

/** Whose docket it is, keeping it safe, how the program behaves here, and what it is made of. A part each. */
export function SettingsScreen() {
  const { t } = useTranslation('settings');
  const navigate = useNavigate();
  const asked = useParams({ strict: false, select: ({ part }) => part });
  const part = isSettingsPart(asked) ? asked : 'docket';
  const Part = parts[part];
  return (
    <Page title={t('title')}>
      <Tabs
        value={part}
        onChange={(chosen) => {
          if (chosen !== null) void navigate({ to: '/settings/$part', params: { part: chosen } });
        }}
        keepMounted={false}
      >
        <Tabs.List aria-label={t('parts.label')}>
          {Object.keys(parts).map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`parts.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={part} className={classes.part ?? ''}>
          <Part />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
