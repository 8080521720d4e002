import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { readSwitches } from '../../../electron/main/switches.ts';

const folder = resolve('/home/li');

it('nothing is asked for by default', () => {
  expect(readSwitches(['electron', '.', '--lang=en'], folder)).toEqual({ sample: false });
});

it('paths are taken from where the program was started', () => {
  const argv = ['electron', '.', '--docket=Acme.docket', '--sample', '--smoke-report=report.json'];
  expect(readSwitches(argv, folder)).toEqual({
    docketPath: resolve(folder, 'Acme.docket'),
    sample: true,
    smokeReport: resolve(folder, 'report.json'),
  });
});

it('a name with an equals sign stays whole, an empty one counts as none', () => {
  expect(readSwitches(['--docket=/a=b.docket'], folder).docketPath).toBe(resolve('/a=b.docket'));
  expect(readSwitches(['--docket=', '--docketed=/x'], folder).docketPath).toBeUndefined();
});
