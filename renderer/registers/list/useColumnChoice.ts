import { useLocalStorage } from '@mantine/hooks';
import type { ColumnVisibilityState } from '@tanstack/react-table';

/** Which columns of the wide table are shown; remembered for this computer, since it says nothing about any case. */
export function useColumnChoice() {
  return useLocalStorage<ColumnVisibilityState>({
    key: 'docket.columns',
    defaultValue: { updated: false },
    getInitialValueInEffect: false,
  });
}
