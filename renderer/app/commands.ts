import { useMantineColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { languages } from '#shared/text/texts.ts';
import { closeDocket } from '../closing/close.ts';
import { languageNames, speak, useLanguage } from './i18n.ts';
import { type IconName, kindIcons } from './icons.tsx';
import { keyName } from './keys.ts';
import { kindPaths } from './kinds.ts';
import { lockDocket } from './lock.ts';
import { useMay } from './may.ts';

/** Something that the palette can do. `label` is what is searched and shown. */
export interface Command {
  id: string;
  label: string;
  icon: IconName;
  keys?: string;
  run: () => void;
}

/** Every command that the person may give, in the order in which the palette offers them. */
export function useCommands(onKeyboard: () => void): Command[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const language = useLanguage();
  const { setColorScheme } = useMantineColorScheme();

  const may = useMay();

  const logging = (may.call('cases.log') ? may.kinds : []).map(
    (kind): Command => ({
      id: `log.${kind}`,
      label: t(`palette.log.${kind}`),
      icon: 'plus',
      run: () => void navigate({ to: '/$kind/$id', params: { kind: kindPaths[kind], id: 'new' } }),
    }),
  );
  const importing = (may.call('imports.run') ? may.kinds : []).map(
    (kind): Command => ({
      id: `import.${kind}`,
      label: t(`palette.import.${kind}`),
      icon: 'plus',
      run: () => void navigate({ to: '/import/$kind', params: { kind: kindPaths[kind] } }),
    }),
  );
  const registers = may.kinds.map(
    (kind): Command => ({
      id: `go.${kind}`,
      label: t('palette.go', { where: t(`kinds.${kind}`) }),
      icon: kindIcons[kind],
      run: () => void navigate({ to: '/$kind', params: { kind: kindPaths[kind] } }),
    }),
  );
  const screens = (
    [
      ['today', 'today'],
      ['calendar', 'calendar'],
      ['reports', 'pack'],
      ['trail', 'trail'],
      ['settings', 'settings'],
    ] as const
  ).map(
    ([screen, icon]): Command => ({
      id: `go.${screen}`,
      label: t('palette.go', { where: t(`nav.${screen}`) }),
      icon,
      run: () => void navigate({ to: `/${screen}` }),
    }),
  );
  const speaking = languages
    .filter((other) => other !== language)
    .map(
      (other): Command => ({
        id: `language.${other}`,
        label: t('palette.language', { language: languageNames[other] }),
        icon: 'language',
        run: () => void speak(other),
      }),
    );
  const themes = (['light', 'dark', 'auto'] as const).map(
    (theme): Command => ({
      id: `theme.${theme}`,
      label: t('palette.theme', { theme: t(`theme.${theme}`) }),
      icon: 'theme',
      run: () => setColorScheme(theme),
    }),
  );

  return [
    ...logging,
    ...screens.slice(0, 2),
    ...registers,
    ...screens.slice(2),
    ...importing,
    {
      id: 'lock',
      label: t('palette.lock'),
      icon: 'lock',
      keys: keyName('mod', 'L'),
      run: () => void lockDocket(),
    },
    { id: 'close', label: t('backups:closing.command'), icon: 'folder', run: () => void closeDocket() },
    ...speaking,
    ...themes,
    { id: 'keyboard', label: t('keyboard.title'), icon: 'keyboard', keys: 'F1', run: onKeyboard },
  ];
}

/** The commands whose label holds every typed word, in any order. */
export function matchCommands(commands: Command[], typed: string): Command[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return commands.filter(({ label }) => {
    const text = label.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}
