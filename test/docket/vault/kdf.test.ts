import { describe, expect, it } from 'vitest';
import { costFor, measureCost } from '#docket/vault/kdf-cost.ts';
import { openDocket } from '#docket/vault/open.ts';
import { raiseSlot } from '#docket/vault/renew-slot.ts';
import { LEAST_KDF, MOST_KDF, readSlots } from '#docket/vault/slots.ts';
import { freshDocket, PASSPHRASE } from './helpers.ts';

const MiB = 1024 * 1024;
const GiB = 1024 * MiB;

describe('what a passphrase slot costs', () => {
  it.each([
    [2000, 16 * GiB, 64 * MiB],
    [700, 16 * GiB, 64 * MiB],
    [500, 16 * GiB, 128 * MiB],
    [150, 16 * GiB, 512 * MiB],
    [20, 64 * GiB, 1024 * MiB],
    [20, 1 * GiB, 256 * MiB],
    [20, 128 * MiB, 64 * MiB],
  ])('where the least takes %i ms and there are %i bytes of memory, is %i bytes', (ms, memory, bytes) => {
    expect(costFor(ms, memory)).toEqual({ opsLimit: 3, memLimitBytes: bytes });
  });

  it('is measured on this machine, between the floor and the ceiling', async () => {
    const { opsLimit, memLimitBytes } = await measureCost();
    expect(opsLimit).toBeGreaterThanOrEqual(LEAST_KDF.opsLimit);
    expect(memLimitBytes).toBeGreaterThanOrEqual(LEAST_KDF.memLimitBytes);
    expect(memLimitBytes).toBeLessThanOrEqual(MOST_KDF.memLimitBytes);
  });

  it('rises for the slot that was opened, never falls, and leaves the person’s keys as they are', async () => {
    const { docket } = await freshDocket();
    const { folder } = docket;
    const { keyId } = docket.person.signer;
    const cost = async () => {
      const slot = (await readSlots(folder)).slots.find(({ kind }) => kind === 'passphrase');
      return slot?.kdf.algorithm === 'argon2id13' ? slot.kdf.memLimitBytes : undefined;
    };
    const secret = { passphrase: PASSPHRASE };
    await raiseSlot(docket, secret, { opsLimit: 3, memLimitBytes: 128 * MiB });
    expect(await cost()).toBe(128 * MiB);
    await raiseSlot(docket, secret, LEAST_KDF);
    expect(await cost()).toBe(128 * MiB);
    await docket.close();
    const again = await openDocket({ folder, secret });
    expect(again.person.signer.keyId).toBe(keyId);
    await again.close();
  });
});
