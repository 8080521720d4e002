import { useState } from 'react';
import type { SessionStatus } from '#shared/contract/session.ts';
import { lastRestored } from '../app/restored.ts';
import { VerifyPack } from '../reports/VerifyPack.tsx';
import { Back } from './Back.tsx';
import { CreateDocket } from './CreateDocket.tsx';
import type { Place } from './place.ts';
import { Start } from './Start.tsx';
import { UnlockDocket } from './UnlockDocket.tsx';
import { WelcomeFrame } from './WelcomeFrame.tsx';

interface Props {
  status: SessionStatus;
  /** Called with the recovery key of a docket that was just made. */
  onCreated: (recoveryKey: string) => void;
}

/** The docket that a restore just put in place: it was open until then, so that it is the newest of the list. */
function restoredPlace({ recent }: SessionStatus): Place | undefined {
  const [newest] = recent;
  if (!lastRestored() || !newest) return undefined;
  return { at: 'unlock', folder: newest.name, token: newest.token };
}

/** Everything before a docket is open: make one, open one, unlock it, or check a pack without one. */
export function WelcomeScreen({ status, onCreated }: Props) {
  const started = status.docket;
  const [place, setPlace] = useState<Place>(
    () => restoredPlace(status) ?? (started ? { at: 'unlock', folder: started.folderName } : { at: 'start' }),
  );
  const toStart = () => setPlace({ at: 'start' });
  return (
    <WelcomeFrame>
      {place.at === 'start' && <Start status={status} onGo={setPlace} />}
      {place.at === 'create' && (
        <>
          <Back onBack={toStart} />
          <CreateDocket token={place.token} folder={place.folder} onCreated={onCreated} />
        </>
      )}
      {place.at === 'unlock' && (
        <>
          <Back onBack={toStart} />
          <UnlockDocket
            folder={place.folder}
            token={place.token}
            samplePassphrase={place.token === undefined ? status.samplePassphrase : undefined}
          />
        </>
      )}
      {place.at === 'verify' && (
        <>
          <Back onBack={toStart} />
          <VerifyPack />
        </>
      )}
    </WelcomeFrame>
  );
}
