import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BroughtUpNotice } from './BroughtUpNotice.tsx';
import { ClockNotice } from './ClockNotice.tsx';
import { useChanges } from './changes.ts';
import { DamageNotice } from './DamageNotice.tsx';
import { KeyboardHelp } from './KeyboardHelp.tsx';
import { lockDocket } from './lock.ts';
import { Navigation } from './Navigation.tsx';
import { Palette } from './Palette.tsx';
import classes from './Shell.module.css';
import { useScreenName } from './screen-name.ts';
import { useReminders } from './useReminders.ts';

type Layer = 'palette' | 'keyboard';

/** The open docket: navigation at the left, the screen of the route beside it, the palette and the help above both. */
export function Shell() {
  const { t } = useTranslation();
  const [layer, setLayer] = useState<Layer>();
  const screen = useScreenName();
  useChanges();
  useReminders();
  useHotkeys(
    [
      ['mod+K', () => setLayer('palette')],
      ['mod+L', () => void lockDocket()],
      ['F1', () => setLayer('keyboard')],
    ],
    [],
  );

  return (
    <div className={classes.shell}>
      <UnstyledButton className={classes.skip} onClick={() => document.getElementById('main')?.focus()}>
        {t('skip')}
      </UnstyledButton>
      <Navigation onFind={() => setLayer('palette')} onKeyboard={() => setLayer('keyboard')} />
      <div className={classes.notices}>
        <DamageNotice />
        <BroughtUpNotice />
        <ClockNotice />
      </div>
      <main id="main" className={classes.main} tabIndex={-1}>
        <Outlet />
      </main>
      <VisuallyHidden role="status">{screen}</VisuallyHidden>
      {layer === 'palette' && (
        <Palette onClose={() => setLayer(undefined)} onKeyboard={() => setLayer('keyboard')} />
      )}
      {layer === 'keyboard' && <KeyboardHelp onClose={() => setLayer(undefined)} />}
    </div>
  );
}
