import { Button, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Failure } from '../app/Failure.tsx';
import { Facts, Section } from '../app/Page.tsx';
import { Characters } from './Characters.tsx';
import classes from './imports.module.css';
import type { Import } from './useImport.ts';

/** Which file, how it was read, and which of its sheets. */
export function ImportFile({ importing }: { importing: Import }) {
  const { t } = useTranslation('imports');
  const { file, choosing, choose, preview, run } = importing;
  const characters = preview?.characters;
  const encoding = characters && t(`files:encoding.${characters.encoding}`);
  const read = preview && t(`file.format.${preview.format}`, { encoding });
  const sheets = preview?.sheets ?? [];
  return (
    <Section title={t('file.section')} hint={t('file.hint')}>
      {file && (
        <Facts
          rows={[
            { label: t('file.name'), value: file.file },
            ...(read ? [{ label: t('file.read'), value: read }] : []),
          ]}
        />
      )}
      {characters && (
        <Characters
          characters={characters}
          choose={(next) => choose({ encoding: next, columns: undefined })}
        />
      )}
      <div className={classes.foot}>
        {choosing.error && <Failure error={choosing.error} />}
        {sheets.length > 1 && (
          <NativeSelect
            data={sheets}
            label={t('file.sheet')}
            onChange={(event) => choose({ sheet: event.currentTarget.value, columns: undefined })}
            value={preview?.sheet}
            w={260}
          />
        )}
        <Button
          disabled={run.is === 'running'}
          loading={choosing.isPending}
          onClick={() => choosing.mutate()}
          variant={file ? 'default' : 'filled'}
        >
          {t(file ? 'file.another' : 'file.choose')}
        </Button>
      </div>
    </Section>
  );
}
