import { searchQuery, segmentForSearch } from '#docket/database/search.ts';
import { readDate, readMoment } from '#docket/exchange/dates.ts';
import { comparable } from '#docket/exchange/mapping.ts';
import { readCsv } from '#docket/exchange/read-csv.ts';
import { readJson } from '#docket/exchange/read-json.ts';
import { readEncoded } from '#docket/foreign/encoding.ts';
import { readBagInfo, readManifest } from '#docket/packs/bag.ts';
import { readSigners } from '#docket/packs/chain.ts';
import { readPublicKey, readSignature } from '#docket/packs/minisign.ts';
import { readName } from '#docket/packs/names.ts';
import { neutraliseCell } from '#docket/reports/csv.ts';
import { cleanText } from '#docket/reports/values.ts';
import { parseHead, readNotedHead } from '#docket/trail/append.ts';
import { copyName } from '#docket/vault/open-copies.ts';
import { parseGroups } from '#docket/vault/recovery-groups.ts';
import { parseWords } from '#docket/vault/recovery-words.ts';
import { plainWeakness } from '#shared/assess/plain-weakness.ts';
import { momentSchema } from '#shared/clocks/types.ts';
import { isProgramName } from '#shared/contract/open-copy.ts';
import { ruleTitleKey } from '#shared/regimes/titleKey.ts';

// Reads each nasty text with everything that reads what others wrote, and tells before each what comes next, so that
// whoever waits can name what does not come to its end.

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  readManifest,
  'a line of a manifest': (text) => readManifest(`${'0'.repeat(128)}${text}\u2028`),
  readBagInfo,
  readSigners,
  readPublicKey,
  readSignature,
  'the name of a member': (text) => readName(Buffer.from(text)),
  readDate: (text) => readDate(text, undefined),
  'a date before its time': (text) => readDate(`2026-01-02${text}`, undefined),
  readMoment: (text) => readMoment(text, undefined, 'UTC'),
  'a moment in the contract': (text) => momentSchema.safeParse(text),
  comparable,
  readCsv: (text) => readCsv('x.csv', text),
  decode: (text) => readEncoded(Buffer.from(text)),
  readJson: (text) => readJson('x.json', text, new Set()),
  neutraliseCell,
  cleanText,
  segmentForSearch,
  searchQuery,
  parseHead,
  readNotedHead: (text) => readNotedHead(text, 'noted'),
  copyName,
  isProgramName,
  parseGroups,
  parseWords,
  plainWeakness,
  ruleTitleKey: (text) => ruleTitleKey(text, text),
};

const TIMES = 100_000;
const SIGNS = [
  '\t',
  ' ',
  '\r',
  '\n',
  '\u2028',
  '\u00a0',
  'T',
  '.',
  '-',
  '[',
  '{"a":',
  '"',
  '""',
  ',',
  ';',
  '1',
  '1:',
  'a',
  '字',
];
const TEXTS = SIGNS.flatMap((sign) => [
  sign.repeat(TIMES),
  `${sign.repeat(TIMES)}x`,
  `x${sign.repeat(TIMES)}\u2028`,
]);

for (const [name, read] of Object.entries(READERS)) {
  for (const text of TEXTS) {
    process.stdout.write(`${name} of ${JSON.stringify(text.slice(0, 4))} … ${JSON.stringify(text.at(-1))}\n`);
    try {
      read(text);
    } catch (error) {
      if (error instanceof RangeError) process.stdout.write(`RangeError in ${name}\n`);
    }
  }
}
process.stdout.write('done\n');
