import { createHash } from 'node:crypto';
import type { PackCase, PackContent, TrailLine } from '#docket/packs/content.ts';
import { genesisHash, hashEntry } from '#docket/trail/entry.ts';
import { publicKeyPem } from '#docket/trail/signature.ts';
import { Identity } from '#docket/vault/identity.ts';

/** A pack with every kind of text that breaks exports: Chinese, emoji, right to left, formulas, markup, very long. */
export const hostile = {
  chinese: '陈思远',
  rareHan: '𠮷野家',
  emoji: 'Thank you 👩‍⚖️🎉',
  hebrew: 'שלום עולם',
  arabic: 'طلب حذف البيانات',
  formula: '=cmd()|"/C calc"!A0',
  fullWidthFormula: '＋SUM(A1)',
  markup: '<script src="https://evil.example/x.js">alert(1)</script> & "quotes"',
  override: 'invoice‮gpj.exe',
  control: 'bell\u0007and\u0000nul',
  long: `${'Donaudampfschifffahrtsgesellschaft'.repeat(40)} ${'注销账户并删除全部个人信息。'.repeat(120)}`,
};

export const madeAt = '2026-11-22T09:41:00+08:00';

function clock(status: PackCase['clocks'][number]['status'], dueDate: string): PackCase['clocks'][number] {
  return {
    title: 'Answer on access',
    rule: 'EU GDPR, one month from receipt',
    dueDate,
    due: `${dueDate}T23:59:59+01:00`,
    zone: 'Europe/Berlin',
    outcome: 'deadline',
    unit: 'month',
    status,
    citation: 'GDPR Art. 12(3); Regulation 1182/71 Art. 3(1), 3(2)(c), 3(4)',
    explanation: [
      { text: 'Received by e-mail', result: 'Mon 2026-10-26' },
      { text: 'One month: the same date of the next month', result: `Thu ${dueDate}` },
      { text: 'A working day in Germany: nothing to move', result: 'calendar DE 2026.2' },
    ],
    alternatives: [{ dueDate: '2026-11-25', reason: 'the day of receipt is counted' }],
  };
}

function requestCase(
  number: number,
  title: string,
  party: string,
  status: PackCase['clocks'][number]['status'],
): PackCase {
  const done = status === 'met' || status === 'metLate' || status === 'stopped';
  return {
    ref: `REQ-2026-${String(number).padStart(4, '0')}`,
    title,
    state: done ? 'answered' : 'searching',
    stateLabel: done ? 'Answered' : 'Search',
    closed: done,
    party,
    record: {
      title,
      receivedAt: '2026-10-26T08:12:00+01:00',
      channel: 'email',
      requester: { name: party, relation: 'self', country: 'DE', contact: '+49 30 1234', underage: false },
      rights: [
        { right: 'access', scope: title, outcome: 'granted' },
        { right: 'deletion', outcome: 'open' },
      ],
      regimes: [{ regime: 'eu-gdpr', place: 'DE' }],
      identity: { state: 'notAsked' },
      clockFacts: [],
    },
    clocks: [clock(status, '2026-11-26')],
    leading: 0,
    decisions: [
      {
        at: '2026-11-02',
        by: 'Zhao Min',
        subject: 'Access',
        outcome: 'granted',
        reason: '14 records were found; none concerns others',
      },
    ],
    tasks: [
      {
        title: 'Search the shop database',
        assignee: 'IT',
        doneAt: '2026-11-02T11:20:00+08:00',
        doneBy: 'Zhao Min',
      },
      { title: 'Mail archive', dueOn: '2026-11-22' },
    ],
    notes: [
      { at: '2026-10-27T08:55:00+08:00', by: 'Zhao Min', text: 'Identity was clear from the account.' },
    ],
    files: [
      { name: 'request 请求.eml', size: 41_207, sha512: createHash('sha512').update(title).digest('hex') },
    ],
  };
}

/** Who signs the entries of the pack. */
export const signer = new Identity(Buffer.alloc(32, 7));

/** Entries sealed, chained and signed as a docket does it. */
function chainEntries(docketId: string, count: number): TrailLine[] {
  const entries: TrailLine[] = [];
  for (let seq = 1; seq <= count; seq += 1) {
    const unsealed = {
      seq,
      format: 1,
      at: `2026-11-${String(seq).padStart(2, '0')}T01:02:03.000Z`,
      zone: 'Asia/Shanghai',
      personId: 'p1',
      personName: 'Zhao Min 赵敏',
      action: seq === 1 ? 'docket.created' : 'request.logged',
      caseId: seq === 1 ? null : `c${seq}`,
      caseRef: seq === 1 ? null : `REQ-2026-000${seq}`,
      details: { title: '注销账户', weight: 1.5, more: { b: 1, a: [true, null] } },
      previousHash: entries.at(-1)?.hash ?? genesisHash(docketId),
    };
    const signed = { ...unsealed, format: 2, run: '0a1b2c3d', monotonic: seq * 1000, reason: null };
    const hash = hashEntry({ ...signed, signer: signer.keyId });
    entries.push({ ...signed, signer: signer.keyId, hash, signature: signer.sign(hash) });
  }
  return entries;
}

const docketId = '0198c6a2-7f00-7000-8000-000000000001';

export function makeContent(language: PackContent['language'] = 'en'): PackContent {
  const entries = chainEntries(docketId, 9);
  return {
    docket: {
      id: docketId,
      name: 'Mingguang Optics (Zhuhai) 明光光学 & Co <Ltd>',
      place: 'CN',
      zone: 'Asia/Shanghai',
      regimes: ['PIPL', 'EU GDPR'],
    },
    made: { at: madeAt, by: 'Zhao Min 赵敏', productVersion: '0.1.0' },
    period: { from: '2026-01-01', to: '2026-11-22' },
    language,
    registers: [
      {
        kind: 'request',
        schema: { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object' },
        cases: [
          requestCase(1, 'What do you hold on me, and delete it', 'Dr. Jana Weiß', 'soon'),
          requestCase(2, '注销账户', hostile.chinese, 'running'),
          requestCase(3, 'Correct the company name on the account', 'Li Na', 'late'),
          requestCase(4, 'Why was the sample refused by the system?', 'Wang Fang', 'met'),
          requestCase(5, 'Copy of order history to a new supplier', 'Owen Hughes', 'paused'),
          requestCase(6, 'Withdraw consent', 'Marta Kowal', 'metLate'),
          ...Object.values(hostile).map((text, index) =>
            requestCase(7 + index, text, text.slice(0, 60), 'waiting'),
          ),
        ],
        discarded: [
          {
            ref: 'REQ-2026-0099',
            at: madeAt,
            as: 'duplicate',
            why: 'Second entry of a case',
            duplicateOf: 'REQ-2026-0001',
          },
        ],
      },
      { kind: 'incident', schema: { type: 'object' }, cases: [], discarded: [] },
    ],
    trail: {
      entries,
      head: entries.at(-1)?.hash ?? '',
      count: entries.length,
      complete: true,
      signers: [
        {
          keyId: signer.keyId,
          publicKey: signer.publicKey.toString('hex'),
          personId: 'p1',
          personName: 'Zhao Min 赵敏',
          pem: publicKeyPem(signer.publicKey),
        },
      ],
    },
    trailReport: {
      ok: true,
      count: entries.length,
      head: { seq: entries.length, hash: entries.at(-1)?.hash ?? '' },
    },
  };
}
