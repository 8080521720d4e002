import { expect, it } from 'vitest';
import { byVersion, kindOf } from '../../../renderer/registers/case/files/versions.ts';

const file = (id: string, more: object = {}) => ({
  id,
  name: `${id}.txt`,
  mediaType: 'text/plain',
  size: 1,
  sha512: id,
  addedAt: '2026-11-22T09:00:00Z',
  addedBy: 'Li Na',
  ...more,
});

const replaces = (id: string) => ({ replaces: { id, sha512: id } });

it('the newest version stands for all, with the others under it, newest first', () => {
  const [a, b, c] = [
    file('a', { replacedBy: 'b' }),
    file('b', { ...replaces('a'), replacedBy: 'c' }),
    file('c', replaces('b')),
  ];
  const other = file('other');
  expect(byVersion([a, other, b, c])).toEqual([
    { file: other, older: [], number: 1 },
    { file: c, older: [b, a], number: 3 },
  ]);
});

it('a version whose predecessor was deleted is not the first', () => {
  const b = file('b', replaces('a'));
  expect(byVersion([b])).toEqual([{ file: b, older: [], number: 2 }]);
  const c = file('c', replaces('b'));
  const kept = { ...b, replacedBy: 'c' };
  expect(byVersion([kept, c])).toEqual([{ file: c, older: [kept], number: 3 }]);
});

it.each([
  ['application/pdf', 'a.pdf', 'pdf'],
  ['image/bmp', 'a.bmp', 'image'],
  ['text/csv', 'a.csv', 'table'],
  ['application/octet-stream', 'server.LOG', 'text'],
  ['application/octet-stream', 'a.bin', 'other'],
])('%s named %s is called %s', (mediaType, name, kind) => {
  expect(kindOf({ mediaType, name })).toBe(kind);
});
