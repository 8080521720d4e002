import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createSeed } from '#docket/vault/identity.ts';
import { layoutOf } from '#docket/vault/layout.ts';
import { formatSlots, LEAST_KDF, parseSlots, readSlots, writeSlots } from '#docket/vault/slots.ts';
import { openSlot, passphraseSlot } from '#docket/vault/wrap.ts';
import { DocketError } from '#shared/errors.ts';
import { closedDocket, failureOf, keyOf, PASSPHRASE } from './helpers.ts';

describe('slots.json', () => {
  it('shows any changed bit', async () => {
    const { folder } = await closedDocket();
    const text = await readFile(layoutOf(folder).slots);
    for (let offset = 0; offset < text.length; offset += 1) {
      const flipped = Buffer.from(text);
      flipped[offset] = (flipped[offset] ?? 0) ^ (1 << (offset % 7));
      let outcome: string | undefined;
      try {
        const slots = parseSlots(flipped.toString('utf8'));
        // White space between members is not sealed; it carries nothing.
        outcome = formatSlots(slots) === text.toString('utf8') ? 'same' : 'unnoticed';
      } catch (error) {
        outcome = error instanceof DocketError ? error.code : 'not named';
      }
      expect(['same', 'slots-damaged']).toContain(outcome);
    }
  });

  it('keeps the generation that it replaces, and nothing half-written', async () => {
    const { folder } = await closedDocket();
    const before = await readFile(layoutOf(folder).slots, 'utf8');
    const slots = await readSlots(folder);
    const key = await keyOf(folder);
    const content = { docketId: slots.docketId, personId: randomUUID(), docketKey: key, seed: createSeed() };
    const added = await passphraseSlot(content, 'another long passphrase', LEAST_KDF);
    await writeSlots(folder, { ...slots, slots: [...slots.slots, added] });
    expect(await readFile(layoutOf(folder).previousSlots, 'utf8')).toBe(before);
    expect((await readSlots(folder)).slots).toHaveLength(3);
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
    const opened = await openSlot(await readSlots(folder), { passphrase: 'another long passphrase' });
    expect(opened.docketKey.equals(key)).toBe(true);
    expect(opened.slot.id).toBe(added.id);
    expect(opened.seed?.equals(content.seed)).toBe(true);
  });

  it('binds a slot to its docket, its person and its cost', async () => {
    const { folder } = await closedDocket();
    const slots = await readSlots(folder);
    const first = slots.slots[0];
    if (first?.kind !== 'passphrase') throw new Error('the first slot is a passphrase');
    const moved = [
      { ...slots, docketId: randomUUID() },
      { ...slots, slots: [{ ...first, personId: randomUUID() }] },
      { ...slots, slots: [{ ...first, kdf: { ...first.kdf, opsLimit: 4 } }] },
    ];
    for (const changed of moved) {
      expect((await failureOf(openSlot(changed, { passphrase: PASSPHRASE }))).code).toBe('wrong-passphrase');
    }
  });

  it('tells a key that opens its slot but is not this docket’s from a wrong passphrase', async () => {
    const { folder } = await closedDocket();
    const slots = await readSlots(folder);
    const changed = { ...slots, keyCheck: '0'.repeat(64) };
    expect((await failureOf(openSlot(changed, { passphrase: PASSPHRASE }))).code).toBe('slots-damaged');
  });
});
