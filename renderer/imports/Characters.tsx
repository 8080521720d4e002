import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type TextEncoding, textEncodings } from '#shared/contract/case.ts';
import type { ImportPreview } from '#shared/contract/imports.ts';
import classes from './imports.module.css';

interface Props {
  characters: NonNullable<ImportPreview['characters']>;
  choose: (encoding: TextEncoding) => void;
}

/** In which characters a text was read, with words by which somebody sees whether that is right, and the others to choose. */
export function Characters({ characters, choose }: Props) {
  const { t } = useTranslation('imports');
  const { encoding, isSure, samples, replaced } = characters;
  return (
    <>
      <NativeSelect
        data={textEncodings.map((value) => ({ value, label: t(`files:encoding.${value}`) }))}
        label={t('file.characters')}
        onChange={({ currentTarget: { value } }) => {
          const chosen = textEncodings.find((one) => one === value);
          if (chosen) choose(chosen);
        }}
        value={encoding}
        w={320}
      />
      {!isSure && (
        <p className={classes.note} role="status">
          {t('file.unsure')}
        </p>
      )}
      {samples.length > 0 && (
        <p className={classes.note}>
          {t('file.samples')}: {samples.join(' · ')}
        </p>
      )}
      {replaced.length > 0 && (
        <p className={classes.note} role="status">
          {t('file.replaced', { lines: replaced.join(', ') })}
        </p>
      )}
    </>
  );
}
