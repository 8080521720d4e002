import { EventEmitter } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { serve } from '#docket/api/serve.ts';
import type { Host, HostAnswer, WindowPort } from '#docket/host.ts';
import { Session } from '#docket/session.ts';
import { LEAST_KDF } from '#docket/vault/slots.ts';
import type { Contract } from '#shared/contract/contract.ts';
import type { SalvageReportView, Salvaging } from '#shared/contract/damage.ts';
import type { HostQuestion } from '#shared/contract/host.ts';
import type { Restoring } from '#shared/contract/keep.ts';
import { law } from '../desk.ts';

export type Client = ContractRouterClient<Contract>;

/** A main process that remembers what it was asked and answers with the paths put in for each kind of question. */
export class FakeHost implements Host {
  readonly asked: HostQuestion[] = [];
  readonly paths: Partial<Record<HostQuestion['ask'], string[]>> = {};
  recent: HostAnswer['recent'] = [];

  async ask(question: HostQuestion): Promise<HostAnswer> {
    this.asked.push(question);
    return { paths: this.paths[question.ask] ?? [], recent: this.recent };
  }
}

/** Two ends of a channel that behave as Electron's ports do: nothing arrives before `start`, messages lie in `data`. */
export function openChannel(): {
  docketEnd: WindowPort & EventEmitter;
  windowEnd: MessagePort;
  close: () => void;
} {
  const { port1, port2 } = new MessageChannel();
  const emitter = new EventEmitter();
  const docketEnd = Object.assign(emitter, {
    postMessage: (message: unknown) => port1.postMessage(message),
    start: () => {
      port1.onmessage = ({ data }: MessageEvent) => emitter.emit('message', { data });
    },
    close: () => port1.close(),
  });
  return {
    docketEnd,
    windowEnd: port2,
    close: () => {
      port1.close();
      port2.close();
      emitter.emit('close');
    },
  };
}

export interface TestWindow {
  client: Client;
  session: Session;
  host: FakeHost;
  /** An empty folder of the test. */
  home: string;
  /** Sets the time, ISO with offset. */
  at: (moment: string) => void;
  close: () => Promise<void>;
}

export interface WindowOptions {
  docketPath?: string;
  sample?: boolean;
  /** Use this folder and leave it there; a fresh one that is deleted in the end unless given. */
  home?: string;
  /** When the docket is looked after in the background; long after the test unless told. */
  upkeepAfterMs?: number;
  /** How often the clocks are looked at; once an hour unless told, so that a test that sets the time is left alone. */
  lookEveryMs?: number;
  /** The time at which the program starts, ISO with offset. */
  moment?: string;
  running?: () => number;
  machineZone?: () => string;
}

/** A window's client over a real channel, with a session behind it and a fake main process. */
export async function openWindow(options: WindowOptions = {}): Promise<TestWindow> {
  const home = options.home ?? (await mkdtemp(join(tmpdir(), 'window-')));
  const host = new FakeHost();
  let now = options.moment ?? '2026-11-22T09:00:00+08:00';
  const session = new Session({
    host,
    law,
    productVersion: '0.1.0',
    docketPath: options.docketPath,
    sample: options.sample ?? false,
    now: () => now,
    kdf: LEAST_KDF,
    ...(options.upkeepAfterMs === undefined ? {} : { upkeepAfterMs: options.upkeepAfterMs }),
    lookEveryMs: options.lookEveryMs ?? 3_600_000,
    ...(options.running && { running: options.running }),
    ...(options.machineZone && { machineZone: options.machineZone }),
  });
  const { docketEnd, windowEnd, close } = openChannel();
  serve(session, docketEnd);
  windowEnd.start();
  const client: Client = createORPCClient(new RPCLink({ port: windowEnd }));
  return {
    client,
    session,
    host,
    home,
    at: (moment) => {
      now = moment;
    },
    close: async () => {
      close();
      await session.close();
      if (options.home === undefined) await rm(home, { recursive: true, force: true });
    },
  };
}

export const passphrase = 'a lamp over nine quiet rivers';

export const windowProfile = {
  name: 'MPhoton',
  place: 'CN',
  regimes: [
    { regime: 'cn-pipl', place: 'CN' },
    { regime: 'eu-gdpr', place: 'DE' },
  ],
};

/** Makes a docket through the window; confirms its recovery key unless told not to. Returns that key. */
export async function makeDocket({ client, host, home }: TestWindow, confirm = true): Promise<string> {
  host.paths.chooseFolder = [join(home, 'Acme.docket')];
  const { chosen } = await client.session.chooseFolder({ purpose: 'create' });
  if (!chosen) throw new Error('the fake dialog was cancelled');
  const { recoveryKey } = await client.session.create({
    token: chosen.token,
    profile: windowProfile,
    person: 'Li Na',
    passphrase,
  });
  if (confirm) await client.session.confirmRecoveryKey({ typed: recoveryKey });
  return recoveryKey;
}

/** Hears a call to its end that tells how far it is, and returns the last that it told. */
export async function lastOf<T>(progress: AsyncIterable<T>): Promise<T> {
  let last: T | undefined;
  for await (const told of progress) last = told;
  if (last === undefined) throw new Error('it told nothing');
  return last;
}

/** Has the files of the fake dialog attached to a case, and returns how that ended. */
export async function addFiles(client: Client, id: string) {
  const last = await lastOf(await client.cases.addFiles({ id }));
  if (last.step !== 'done') throw new Error('it did not end');
  return last;
}

/** The name of the docket that a restore replaced. */
export async function replacedBy(restore: Promise<AsyncIterable<Restoring>>): Promise<string> {
  const last = await lastOf(await restore);
  if (last.step !== 'done') throw new Error('it did not end');
  return last.replaced;
}

/** The report of a salvage; undefined when its dialog was cancelled. */
export async function reportOf(
  salvage: Promise<AsyncIterable<Salvaging>>,
): Promise<SalvageReportView | undefined> {
  const last = await lastOf(await salvage);
  if (last.step !== 'done') throw new Error('it did not end');
  return last.report;
}

/** The code of a call's failure, and its details; undefined when it succeeded. Anything but `DOCKET` is a defect. */
export async function failureOf(
  call: Promise<unknown>,
): Promise<{ code: string; details: Record<string, unknown> } | undefined> {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error === undefined) return undefined;
  if (error instanceof Error && 'code' in error && error.code === 'DOCKET' && 'data' in error) {
    const { data } = error;
    if (typeof data === 'object' && data !== null && 'code' in data && 'details' in data) {
      return { code: String(data.code), details: Object.fromEntries(Object.entries(data.details ?? {})) };
    }
  }
  throw error;
}

/** Everything that a call tells, in order. */
export async function allOf<T>(told: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of told) all.push(one);
  return all;
}
