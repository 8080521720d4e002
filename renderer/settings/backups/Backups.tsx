import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { orpc } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { useRole } from '../../app/useRole.ts';
import { BackupList } from './BackupList.tsx';
import { BackupProblem } from './BackupProblem.tsx';
import type { ChosenBackup } from './chosen-backup.ts';
import { HowMany } from './HowMany.tsx';
import { OwnBackup } from './OwnBackup.tsx';
import { RestoreDialog } from './RestoreDialog.tsx';
import { SecondFolder } from './SecondFolder.tsx';

/** The backups of the docket: what there is, what went wrong, how they are kept, and the way back. An auditor looks only. */
export function Backups() {
  const role = useRole();
  const { data, error } = useQuery(orpc.keep.backups.queryOptions({ input: {}, staleTime: 0 }));
  const [chosen, setChosen] = useState<ChosenBackup>();
  if (error) return <Failure error={error} />;
  if (!data) return null;
  const isOfficer = role === 'officer';
  return (
    <>
      <BackupProblem data={data} />
      <BackupList data={data} onRestore={isOfficer ? setChosen : undefined} />
      {isOfficer && (
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
