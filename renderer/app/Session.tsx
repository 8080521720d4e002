import { useQuery } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { RecoveryKeyScreen } from '../welcome/RecoveryKeyScreen.tsx';
import { WelcomeFrame } from '../welcome/WelcomeFrame.tsx';
import { WelcomeScreen } from '../welcome/WelcomeScreen.tsx';
import { Crash } from './Crash.tsx';
import { orpc } from './client.ts';
import { router } from './router.tsx';

/** Which screen the state of the docket asks for: welcome or unlock, confirm the recovery key, or the docket itself. */
export function Session() {
  const status = useQuery(
    orpc.session.status.queryOptions({ input: {}, staleTime: Number.POSITIVE_INFINITY }),
  );
  // Shown once, right after the docket was made; kept nowhere else in the window.
  const [recoveryKey, setRecoveryKey] = useState<string>();

  if (status.error) return <Crash error={status.error} />;
  // The docket process is still starting: what stands around every first screen is there already.
  if (!status.data) return <WelcomeFrame>{null}</WelcomeFrame>;
  if (status.data.state === 'open') return <RouterProvider router={router} />;
  if (status.data.state === 'unconfirmed') {
    return (
      <RecoveryKeyScreen
        status={status.data}
        recoveryKey={recoveryKey}
        onConfirmed={() => setRecoveryKey(undefined)}
      />
    );
  }
  return <WelcomeScreen status={status.data} onCreated={setRecoveryKey} />;
}
