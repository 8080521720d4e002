import { Tabs } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallName } from '#shared/contract/roles.ts';
import { useMay } from '../app/may.ts';
import { Page } from '../app/Page.tsx';
import { About } from './About.tsx';
import { Backups } from './backups/Backups.tsx';
import { Check } from './check/Check.tsx';
import { LawSettings } from './law/LawSettings.tsx';
import { Profile } from './Profile.tsx';
import { People } from './people/People.tsx';
import { ThisComputer } from './program/ThisComputer.tsx';
import { Reminders } from './reminders/Reminders.tsx';
import classes from './SettingsScreen.module.css';
import { isSettingsPart, type SettingsPart, settingsParts } from './settings-part.ts';

/** What stands on each part. */
const parts: Readonly<Record<SettingsPart, () => ReactNode>> = {
  docket: Profile,
  people: People,
  law: LawSettings,
  reminders: Reminders,
  backups: Backups,
  check: Check,
  program: ThisComputer,
  about: About,
};

/** What a person must be allowed to do to whom a part is shown; the others are for everybody. */
const needs: Partial<Record<SettingsPart, CallName>> = { backups: 'keep.backups', check: 'keep.check' };

/** Whose docket it is, keeping it safe, how the program behaves here, and what it is made of. A part each. */
export function SettingsScreen() {
  const { t } = useTranslation('settings');
  const navigate = useNavigate();
  const asked = useParams({ strict: false, select: ({ part }) => part });
  const may = useMay();
  const isShown = (one: SettingsPart) => {
    const needed = needs[one];
    return needed === undefined || may.call(needed);
  };
  const part = isSettingsPart(asked) && isShown(asked) ? asked : 'docket';
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
          {settingsParts.filter(isShown).map((one) => (
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
