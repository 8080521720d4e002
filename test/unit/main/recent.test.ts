import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepRecentDockets } from '../../../electron/main/recent.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'privacy-docket-recent-'));
  file = join(folder, 'user-data', 'recent.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (hour: number) => `2026-03-01T${String(hour).padStart(2, '0')}:00:00.000Z`;

function makeDocket(name: string): string {
  const path = join(folder, name);
  mkdirSync(path);
  return path;
}

describe('the list of recent dockets', () => {
  it('is empty at first', () => {
    expect(keepRecentDockets(file).list()).toEqual([]);
  });

  it('has the docket opened last first, each once', () => {
    const [a, b] = [makeDocket('A.docket'), makeDocket('B.docket')];
    const recent = keepRecentDockets(file);
    recent.remember(a, at(1));
    recent.remember(b, at(2));
    recent.remember(a, at(3));
    expect(keepRecentDockets(file).list()).toEqual([
      { path: a, openedAt: at(3) },
      { path: b, openedAt: at(2) },
    ]);
  });

  it('keeps ten', () => {
    const recent = keepRecentDockets(file);
    for (let hour = 0; hour < 12; hour += 1) recent.remember(makeDocket(`${hour}.docket`), at(hour));
    const kept = recent.list();
    expect(kept).toHaveLength(10);
    expect(kept.at(-1)?.path).toBe(join(folder, '2.docket'));
  });

  it('offers no docket whose folder is away, and offers it again when the folder is back', () => {
    const path = join(folder, 'Away.docket');
    const recent = keepRecentDockets(file);
    recent.remember(path, at(1));
    expect(recent.list()).toEqual([]);
    makeDocket('Away.docket');
    expect(recent.list()).toHaveLength(1);
  });

  it('counts a damaged file as empty and is written anew', () => {
    mkdirSync(join(folder, 'user-data'));
    for (const damage of ['', '{"path":', '[{"path":7}]', 'null']) {
      writeFileSync(file, damage);
      expect(keepRecentDockets(file).list()).toEqual([]);
    }
    const path = makeDocket('A.docket');
    keepRecentDockets(file).remember(path, at(1));
    expect(keepRecentDockets(file).list()).toHaveLength(1);
  });

  it('leaves one whole file behind, which holds folders and moments only', () => {
    keepRecentDockets(file).remember(makeDocket('A.docket'), at(1));
    expect(readdirSync(join(folder, 'user-data'))).toEqual(['recent.json']);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual([
      { path: join(folder, 'A.docket'), openedAt: at(1) },
    ]);
  });

  it('does not stop an open docket when it cannot be written', () => {
    writeFileSync(join(folder, 'user-data'), 'a file where the folder should be');
    expect(() => keepRecentDockets(file).remember(folder, at(1))).not.toThrow();
  });
});
