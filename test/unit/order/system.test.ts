import { describe, expect, test } from 'vitest';
import { packageOf, parseLdd } from '#scripts/lib/system.mjs';

describe('what Linux must have', () => {
  test('is read from the loader: the libraries that it does not find, each once', () => {
    const text = [
      '\tlinux-vdso.so.1 (0x00007ffd)',
      '\tlibffmpeg.so => /opt/libffmpeg.so (0x00007f1)',
      '\tlibgtk-3.so.0 => not found',
      '\tlibasound.so.2 => not found',
      '\tlibgtk-3.so.0 => not found',
    ].join('\n');
    expect(parseLdd(text)).toEqual(['libgtk-3.so.0', 'libasound.so.2']);
  });

  test.each([
    ['libgtk-3.so.0', 'libgtk-3-0'],
    ['libasound.so.2', 'libasound2'],
    ['libatk-bridge-2.0.so.0', 'libatk-bridge2.0-0'],
    ['libgbm.so.1', 'libgbm1'],
  ])('is named by the Debian package that brings it: %s is in %s', (library, name) => {
    expect(packageOf(library)).toBe(name);
  });

  test('is named as it is where the package is not known', () => {
    expect(packageOf('libnew.so.1')).toBe('libnew.so.1');
  });
});
