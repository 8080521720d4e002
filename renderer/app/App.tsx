import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { I18nextProvider } from 'react-i18next';
import { Closing } from '../closing/Closing.tsx';
import { queries } from './client.ts';
import { texts, useLanguage } from './i18n.ts';
import { styleNonce } from './page-rules.ts';
import { themeKey } from './preferences.ts';
import { Session } from './Session.tsx';
import { cssVariablesResolver, theme } from './theme/theme.ts';

const colorSchemes = localStorageColorSchemeManager({ key: themeKey });

/** Monday begins the week in every place whose calendar ships. */
const MONDAY = 1;

function Speaking() {
  const language = useLanguage();
  return (
    <DatesProvider settings={{ locale: language === 'zh-CN' ? 'zh-cn' : 'en', firstDayOfWeek: MONDAY }}>
      <Notifications position="bottom-right" />
      <Session />
      <Closing />
    </DatesProvider>
  );
}

export function App() {
  return (
    <I18nextProvider i18n={texts}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariablesResolver}
        colorSchemeManager={colorSchemes}
        defaultColorScheme="auto"
        getStyleNonce={() => styleNonce}
      >
        <QueryClientProvider client={queries}>
          <Speaking />
        </QueryClientProvider>
      </MantineProvider>
    </I18nextProvider>
  );
}
