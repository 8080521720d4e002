import { useEffect, useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * Task bars, shared screens and programs that log what is used show the title of a window: it names a screen or the
 * reference of a case, never a name or the title of a case. No other file sets it.
 */
function nameWindow(name: string, product: string): void {
  document.title = name === product ? product : `${name} - ${product}`;
}

/** Names the window after what a screen shows. Undefined leaves the name to the screen around it. */
export function useWindowTitle(name: string | undefined): void {
  const product = useTranslation().t('common:product');
  useEffect(() => {
    if (name !== undefined) nameWindow(name, product);
  }, [name, product]);
}

/** Names the window after the screen of the address, before what the screen shows gives it a nearer name. */
export function useScreenTitle(name: string): void {
  const product = useTranslation().t('common:product');
  useLayoutEffect(() => nameWindow(name, product), [name, product]);
}
