import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPageFile } from '../../../electron/main/page-files.ts';

const root = join(import.meta.dirname, 'out', 'renderer');

describe('the page protocol', () => {
  it('finds the page and its files', () => {
    expect(findPageFile(root, 'app://docket/')?.path).toBe(join(root, 'index.html'));
    expect(findPageFile(root, 'app://docket/index.html?arrival=locked#/today')?.path).toBe(
      join(root, 'index.html'),
    );
    expect(findPageFile(root, 'app://docket/assets/index-B3x_9.js')).toEqual({
      path: join(root, 'assets', 'index-B3x_9.js'),
      mediaType: 'text/javascript; charset=utf-8',
    });
    expect(findPageFile(root, 'app://docket/assets/inter.woff2')?.mediaType).toBe('font/woff2');
  });

  it.each([
    'app://docket/../main/index.js',
    'app://docket/%2e%2e/main/index.js',
    'app://docket/%2E%2E%2Fmain%2Findex.js',
    'app://docket/assets/..%2f..%2fmain%2findex.js',
    'app://docket/assets/....//main/index.js',
    'app://docket/..%5cmain%5cindex.js',
    'app://docket/..\\main\\index.js',
    'app://docket/%252e%252e/main/index.js',
    'app://docket/%c0%ae%c0%ae/main/index.js',
    'app://docket//etc/hosts.js',
    'app://docket/%2fetc%2fhosts.js',
    'app://docket/C:/Windows/win.js',
    'app://docket/C%3A%5CWindows%5Cwin.js',
    'app://docket/%5c%5cserver%5cshare%5cx.js',
    'app://docket/index.html%00.js',
    'app://docket/index.js::$DATA',
    'app://docket/.hidden.js',
    'app://docket/assets/.',
    'app://docket/assets/',
    'app://docket/index.html/',
    'app://docket/%',
  ])('never leaves its folder for %s', (address) => {
    const found = findPageFile(root, address);
    expect(found === undefined || found.path.startsWith(root + sep)).toBe(true);
  });

  it.each([
    'app://other/index.html',
    'app://docket:8080/index.html',
    'app://user@docket/index.html',
    'app://docket.example/index.html',
    'https://docket/index.html',
    'file:///index.html',
    'index.html',
    '',
  ])('serves no other origin: %s', (address) => {
    expect(findPageFile(root, address)).toBeUndefined();
  });

  it('serves no type of file that the page does not consist of', () => {
    for (const name of ['index.js.map', 'package', 'native.node', 'x.wasm', 'app.asar']) {
      expect(findPageFile(root, `app://docket/${name}`)).toBeUndefined();
    }
  });
});
