import { useState } from 'react';
import type { CheckedPack } from '#shared/contract/packs.ts';
import { client } from '../app/client.ts';
import { type Progress, useWork, type Work } from '../components/progress/useWork.ts';

/** Checks a pack that is chosen in the system's dialog: how far it is, and what was found. */
export function useVerify(): Work & { report: CheckedPack | undefined } {
  const [report, setReport] = useState<CheckedPack>();

  async function* verify(signal: AbortSignal): AsyncGenerator<Progress, void> {
    setReport(undefined);
    for await (const told of await client.packs.verify({}, { signal })) {
      if (told.step === 'reading') yield told;
      else setReport(told.report);
    }
  }
  return { ...useWork(verify), report };
}
