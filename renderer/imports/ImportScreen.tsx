import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseKind } from '#shared/cases/kinds.ts';
import { Failure } from '../app/Failure.tsx';
import { kindOfPath } from '../app/kinds.ts';
import { Page } from '../app/Page.tsx';
import { useWindowTitle } from '../app/window-title.ts';
import { useOpenCase } from '../registers/address.ts';
import { Columns } from './Columns.tsx';
import { ImportFile } from './ImportFile.tsx';
import classes from './imports.module.css';
import { Rows } from './Rows.tsx';
import { RunImport } from './RunImport.tsx';
import { useImport } from './useImport.ts';

/** Brings the rows of a table into a register: a file, where its columns go, what would happen, then the import. */
export function ImportScreen() {
  const { kind = '' } = useParams({ strict: false });
  const register = kindOfPath(kind) ?? 'request';
  return <ImportInto key={register} kind={register} />;
}

function ImportInto({ kind }: { kind: CaseKind }) {
  const { t } = useTranslation('imports');
  const openCase = useOpenCase();
  const importing = useImport(kind);
  const title = t(`title.${kind}`);
  useWindowTitle(title);
  const { preview, error, run } = importing;
  return (
    <Page
      title={title}
      lead={t('lead')}
      actions={<Button onClick={() => openCase(kind)}>{t('back')}</Button>}
    >
      <ImportFile importing={importing} />
      {error && <Failure error={error} />}
      {preview && !error && (
        <fieldset className={classes.choices} disabled={run.is === 'running'}>
          <Columns importing={importing} kind={kind} preview={preview} />
          <Rows kind={kind} preview={preview} />
        </fieldset>
      )}
      {preview && !error && <RunImport importing={importing} preview={preview} />}
    </Page>
  );
}
