import type { Words } from '../reports/text.ts';
import type { PackContent } from './content.ts';
import { paths } from './layout.ts';
import { type PublicKey, writeKeyId } from './minisign.ts';

/** What whoever unpacks a pack does first, and how it is checked with ordinary tools; each command on a line of its own. */
export function checkCommands(): { signature: string; files: string[] } {
  return {
    signature: `minisign -V -p ${paths.publicKey} -m ${paths.tagManifest}`,
    files: [`sha512sum -c ${paths.tagManifest}`, `sha512sum -c ${paths.manifest}`],
  };
}

/** The file on top of a pack, between the lists that only programs read: where its page is, and how it is checked. */
export function writeStartHere(content: PackContent, key: PublicKey, words: Words): string {
  const { signature, files } = checkCommands();
  const check = (name: string, values?: Record<string, string>) => words(`packs:check.${name}`, values);
  const parts = [
    words('packs:heading', { name: content.docket.name }),
    words('packs:lead', { name: content.docket.name }),
    words('packs:start.page', { page: paths.page }),
    words('packs:start.rest'),
    `${check('title')}\n${'='.repeat(check('title').length)}`,
    words('packs:start.terminal'),
    `${check('signature')}\n\n    ${signature}`,
    `${check('files')}\n\n${files.map((command) => `    ${command}`).join('\n')}`,
    check('trust', { keyId: writeKeyId(key.keyId) }),
    check('windows'),
  ];
  return `${parts.join('\n\n')}\n`;
}
