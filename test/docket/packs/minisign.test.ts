import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createSigningKey,
  readPublicKey,
  signMinisign,
  verifyMinisign,
  writeKeyId,
  writeKeyLine,
  writePublicKey,
} from '#docket/packs/minisign.ts';
import { inFolder, runTool } from './tools.ts';

describe('a signature in the format of minisign', () => {
  const key = createSigningKey();
  const data = Buffer.from('the list of files, 文件清单\n');
  const signature = signMinisign(data, key, 'made 2026-11-22 用于审计');

  test('is accepted by minisign itself, with its trusted comment', async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'list.txt'), data);
      await writeFile(join(folder, 'list.txt.minisig'), signature);
      await writeFile(join(folder, 'docket.pub'), writePublicKey(key));
      const byFile = runTool('minisign', ['-V', '-p', 'docket.pub', '-m', 'list.txt'], folder);
      expect(byFile).toContain('Signature and comment signature verified');
      expect(byFile).toContain('made 2026-11-22 用于审计');
      const byLine = runTool('minisign', ['-V', '-P', writeKeyLine(key), '-m', 'list.txt'], folder);
      expect(byLine).toContain('verified');
    });
  });

  test('made by minisign itself is accepted here', async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'list.txt'), data);
      runTool('minisign', ['-G', '-W', '-p', 'k.pub', '-s', 'k.key'], folder);
      runTool('minisign', ['-S', '-W', '-s', 'k.key', '-m', 'list.txt', '-t', 'theirs'], folder);
      const [text, publicKey] = [
        runTool('cat', ['list.txt.minisig'], folder),
        runTool('cat', ['k.pub'], folder),
      ];
      expect(verifyMinisign(data, text, publicKey)).toBe(true);
      expect(verifyMinisign(Buffer.from('other'), text, publicKey)).toBe(false);
    });
  });

  test('is refused by minisign when one byte of the data is another', async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'list.txt'), Buffer.concat([data, Buffer.from('x')]));
      await writeFile(join(folder, 'list.txt.minisig'), signature);
      await writeFile(join(folder, 'docket.pub'), writePublicKey(key));
      expect(() => runTool('minisign', ['-V', '-p', 'docket.pub', '-m', 'list.txt'], folder)).toThrow();
    });
  });

  test('does not fit after any change to data, signed comment or signature', () => {
    const publicKey = writePublicKey(key);
    expect(verifyMinisign(data, signature, publicKey)).toBe(true);
    const signedFrom = signature.indexOf('\n') + 1;
    fc.assert(
      fc.property(
        fc.integer({ min: signedFrom, max: signature.length - 2 }),
        fc.integer({ min: 33, max: 126 }),
        (at, code) => {
          const sign = String.fromCharCode(code);
          fc.pre(signature[at] !== sign);
          const changed = signature.slice(0, at) + sign + signature.slice(at + 1);
          return !verifyMinisign(data, changed, publicKey);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('of another key does not fit', () => {
    expect(verifyMinisign(data, signature, writePublicKey(createSigningKey()))).toBe(false);
  });

  test('tells the key by an id that minisign prints too', async () => {
    const read = readPublicKey(writePublicKey(key));
    expect(read?.publicKey.equals(key.publicKey)).toBe(true);
    expect(writePublicKey(key)).toContain(writeKeyId(key.keyId));
    expect(readPublicKey(writeKeyLine(key))?.keyId.equals(key.keyId)).toBe(true);
    expect(readPublicKey('no key')).toBeUndefined();
  });
});
