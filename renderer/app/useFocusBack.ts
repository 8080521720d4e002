import { useLayoutEffect } from 'react';

/**
 * For a dialog that exists only while it is open: gives the focus back to what had it before. The component library does
 * that only for dialogs that stay mounted while closed. A dialog that leads to the next one hands its opener on, since
 * the layout effects of what goes are undone before those of what comes are run.
 */
export function useFocusBack(): void {
  useLayoutEffect(() => {
    const opener = document.activeElement;
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
    };
  }, []);
}
