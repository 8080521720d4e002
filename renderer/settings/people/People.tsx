import { useMay } from '../../app/may.ts';
import { OwnPassphrase } from './OwnPassphrase.tsx';
import { PeopleList } from './PeopleList.tsx';
import { RecoveryKey } from './RecoveryKey.tsx';
import { Rotation } from './Rotation.tsx';

/** Who belongs to the docket and with what it is opened; each person sees what their role may do of it. */
export function People() {
  const may = useMay();
  return (
    <>
      {may.call('people.list') && <PeopleList />}
      {may.call('session.changePassphrase') && <OwnPassphrase />}
      {may.call('keep.rotate') && <Rotation />}
      {may.call('session.replaceRecoveryKey') && <RecoveryKey />}
    </>
  );
}
