import { join } from 'node:path';
import { analyse } from 'scslre';
import { describe, expect, test } from 'vitest';
import { expressionsIn, findExpressions } from '#scripts/imports/expressions.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** Made of parts that are constants of the program; each is read here as what it comes to. */
const COMPUTED: Readonly<Record<string, RegExp>> = {
  'electron/docket/vault/private-folder.ts': /^privacy-docket-open-([a-z]+)-(\d+)-/,
  'electron/docket/vault/files.ts': /\.partial(?:-journal|-wal|-shm)?$/,
  'electron/docket/vault/slots.ts': /^[0-9a-f]{64}$/,
  // One of 249 codes.
  'shared/cases/fields.ts': /^(?:AD|AE|ZW)$/,
};

/** How an expression can be made to take more steps than its text has signs; empty when it cannot. */
function faultsOf(pattern: string, flags: string): string[] {
  const { reports } = analyse({ source: pattern, flags });
  return reports.map(({ type, exponential }) => `${exponential ? 'exponential' : 'polynomial'} (${type})`);
}

describe('no text can make a regular expression run without end', () => {
  test('every expression of the program takes a number of steps that grows with the text, not faster', () => {
    const slow = findExpressions(ROOT, ['electron', 'shared', 'renderer']).flatMap(
      ({ where, pattern, flags }) => {
        if (pattern === undefined) {
          const [file = ''] = where.split(':');
          const known = COMPUTED[file];
          return known === undefined ? [`${where} is computed`] : faultsOf(known.source, known.flags);
        }
        return faultsOf(pattern, flags).map((fault) => `${where} /${pattern}/${flags}: ${fault}`);
      },
    );
    expect(slow).toEqual([]);
    // Every file of the program is read and each of its expressions analysed.
  }, 60_000);

  test('an expression that can be made to is found, with its line', () => {
    const text = ['const blanks = /[ \\t]+\\*?(.+)$/;', "const nested = new RegExp('(a+)+$');"].join('\n');
    expect(expressionsIn('electron/x.ts', text)).toEqual([
      { where: 'electron/x.ts:1', pattern: '[ \\t]+\\*?(.+)$', flags: '' },
      { where: 'electron/x.ts:2', pattern: undefined, flags: '' },
    ]);
    expect(faultsOf('^([0-9a-f]{128})[ \\t]+\\*?(.+)$', '')).toEqual(['polynomial (Trade)']);
    expect(faultsOf('^(a+)+$', '')).toEqual(['exponential (Self)']);
    expect(faultsOf('^[a-z]+(-[a-z]+)*$', '')).toEqual([]);
  });
});
