import { useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { kindOfPath } from './kinds.ts';
import { useScreenTitle } from './window-title.ts';

/** The name of the screen that the address shows; it also becomes the title of the window. */
export function useScreenName(): string {
  const { t } = useTranslation();
  const path = useLocation({ select: ({ pathname }) => pathname.split('/')[1] ?? '' });
  const kind = kindOfPath(path);
  const name = kind ? t(`kinds.${kind}`) : t([`nav.${path}`, 'product']);
  useScreenTitle(name);
  return name;
}
