/** What a docket's folder says about itself to somebody who finds it without the program. */
export const folder = {
  readme: [
    'This folder is a docket of Privacy Docket: an encrypted register of privacy requests, incidents, agreements and',
    'transfers. Nothing in it can be read without a passphrase or the recovery key of this docket.',
    '',
    'To open it: start Privacy Docket and choose this folder. Keep the folder whole, and copy or move it only while it',
    'is not open.',
    '',
    '  docket.db            the registers, an SQLCipher 4 database with a random key',
    '  slots.json           that key, wrapped once for each passphrase and for the recovery key',
    '  slots.previous.json  the slots before their last change; if slots.json is damaged, put this in its place',
    '  files/               attachments, each encrypted with a key of its own that lies in docket.db',
    '  backups/             backups of the whole docket, encrypted as well',
    '',
    'Whoever loses every passphrase and the recovery key loses the docket. Nobody can open it for you.',
  ].join('\n'),
};
