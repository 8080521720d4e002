import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './KeyboardHelp.module.css';
import { keyName } from './keys.ts';
import { useFocusBack } from './useFocusBack.ts';

const rows = [
  { keys: keyName('mod', 'K'), does: 'keyboard.find' },
  { keys: keyName('mod', 'L'), does: 'keyboard.lock' },
  { keys: '↑ ↓', does: 'keyboard.move' },
  { keys: 'Enter', does: 'keyboard.open' },
  { keys: keyName('mod', 'Enter'), does: 'keyboard.save' },
  { keys: 'Esc', does: 'keyboard.close' },
  { keys: 'Tab', does: 'keyboard.next' },
  { keys: keyName('mod', '+'), does: 'keyboard.larger' },
  { keys: keyName('mod', '−'), does: 'keyboard.smaller' },
  { keys: 'F1', does: 'keyboard.help' },
];

/** Every key that the window knows. */
export function KeyboardHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  useFocusBack();
  return (
    <Modal
      opened
      onClose={onClose}
      title={<b>{t('keyboard.title')}</b>}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <dl className={classes.keys}>
        {rows.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{t(does)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
