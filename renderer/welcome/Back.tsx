import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../app/icons.tsx';
import classes from './Back.module.css';

export function Back({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation('welcome');
  return (
    <UnstyledButton className={classes.back} onClick={onBack}>
      <Icon name="back" />
      {t('back')}
    </UnstyledButton>
  );
}
