import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { columnIds } from './columns.tsx';
import { useColumnChoice } from './useColumnChoice.ts';

/** Chooses the columns of the wide table; the title always stays. */
export function ColumnChoice() {
  const { t } = useTranslation();
  const [visibility, setVisibility] = useColumnChoice();
  return (
    <Popover position="bottom-end" returnFocus trapFocus withinPortal>
      <Popover.Target>
        <Button>{t('registers:list.columns')}</Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={8}>
          {columnIds
            .filter((id) => id !== 'title')
            .map((id) => (
              <Checkbox
                checked={visibility[id] !== false}
                key={id}
                label={t(`registers:column.${id}`)}
                onChange={(event) => setVisibility({ ...visibility, [id]: event.currentTarget.checked })}
                size="xs"
              />
            ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
