import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { orpc } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { useMay } from '../../app/may.ts';
import { BackupList } from './BackupList.tsx';
import { BackupProblem } from './BackupProblem.tsx';
import type { ChosenBackup } from './chosen-backup.ts';
import { HowMany } from './HowMany.tsx';
import { OwnBackup } from './OwnBackup.tsx';
import { RestoreDialog } from './RestoreDialog.tsx';
import { SecondFolder } from './SecondFolder.tsx';

/** The backups of the docket: what there is, what went wrong, how they are kept, and the way back. An auditor looks only. */
export function Backups() {
  const may = useMay();
  const { data, error } = useQuery(orpc.keep.backups.queryOptions({ input: {}, staleTime: 0 }));
  const [chosen, setChosen] = useState<ChosenBackup>();
  if (error) return <Failure error={error} />;
  if (!data) return null;
  const mayChange = may.call('keep.setBackups');
  return (
    <>
      <BackupProblem data={data} />
      <BackupList data={data} onRestore={mayChange ? setChosen : undefined} />
      {mayChange && (
        <>
          <HowMany keep={data.keep} />
          <SecondFolder second={data.second} />
          <OwnBackup onRestore={setChosen} />
        </>
      )}
      {chosen && <RestoreDialog backup={chosen} close={() => setChosen(undefined)} />}
    </>
  );
}
