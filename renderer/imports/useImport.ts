import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { CaseKind } from '#shared/cases/kinds.ts';
import type { TextEncoding } from '#shared/contract/case.ts';
import type { Importing, ImportPreview } from '#shared/contract/imports.ts';
import { client, orpc, refreshDocket } from '../app/client.ts';
import { failureOf } from '../app/failure.ts';

export type DateOrder = 'dmy' | 'mdy';

/** What somebody chose for a file; what is left out is found by its headers. */
export interface Choice {
  sheet?: string | undefined;
  columns?: (string | null)[] | undefined;
  values: Record<string, string>;
  dateOrder?: DateOrder | undefined;
  encoding?: TextEncoding | undefined;
}

type Told = Exclude<Importing, { step: 'done' }>;
export type Done = Extract<Importing, { step: 'done' }>;

/** How an import stands. */
export type Run =
  | { is: 'ready' }
  | { is: 'running'; told: Told | undefined }
  | { is: 'done'; done: Done }
  | { is: 'cancelled' }
  | { is: 'failed'; error: unknown };

const NOTHING_CHOSEN: Choice = { values: {} };

/** Typing into a field that is the same in every row asks anew once it rests, in milliseconds. */
const REST_MS = 250;

/** A file on its way into a register: what was chosen, what would happen, and the import itself. */
export function useImport(kind: CaseKind) {
  const [choice, setChoice] = useState(NOTHING_CHOSEN);
  const [run, setRun] = useState<Run>({ is: 'ready' });
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);
  const choosing = useMutation({
    mutationFn: () => client.imports.choose({}),
    onSuccess: ({ chosen }) => {
      if (!chosen) return;
      setFile(chosen);
      setChoice(NOTHING_CHOSEN);
      setRun({ is: 'ready' });
    },
  });
  const [file, setFile] = useState<{ token: string; file: string }>();
  const [settled] = useDebouncedValue(choice, REST_MS);
  const input = { token: file?.token ?? '', kind, ...settled };
  const preview = useQuery(
    orpc.imports.preview.queryOptions({
      input,
      enabled: file !== undefined,
      placeholderData: keepPreviousData,
      // The file may change under the same name.
      staleTime: 0,
      gcTime: 0,
    }),
  );
  const isCurrent = settled === choice && !preview.isFetching && !preview.isPlaceholderData;

  async function start({ fingerprint }: ImportPreview): Promise<void> {
    stop.current = new AbortController();
    const { signal } = stop.current;
    setRun({ is: 'running', told: undefined });
    try {
      for await (const told of await client.imports.run({ ...input, fingerprint }, { signal })) {
        setRun(told.step === 'done' ? { is: 'done', done: told } : { is: 'running', told });
      }
    } catch (error) {
      const wasCancelled = signal.aborted || failureOf(error).code === 'cancelled';
      setRun(wasCancelled ? { is: 'cancelled' } : { is: 'failed', error });
    }
    await refreshDocket();
  }

  function choose(next: Partial<Choice>): void {
    setChoice({ ...choice, ...next });
    setRun({ is: 'ready' });
  }

  return {
    file,
    choice,
    choose,
    choosing,
    preview: file === undefined ? undefined : preview.data,
    error: preview.error,
    isCurrent,
    run,
    start: (shown: ImportPreview) => void start(shown),
    cancel: () => stop.current?.abort(),
  };
}

export type Import = ReturnType<typeof useImport>;
