import { expect, test } from 'vitest';
import { requestRecord } from '#test/fixtures/records.ts';
import { answerOf, cli, expectRefusal, freshDocket, logByCli } from './cli.ts';

test('a case that was logged twice is discarded and taken back from a terminal', async () => {
  const made = await freshDocket();
  const { folder, secret } = made;
  const [first, second] = [
    await logByCli(made, 'request', requestRecord),
    await logByCli(made, 'request', requestRecord),
  ];
  const twice = ['--as', 'duplicate', '--reason', 'The same mail', ...secret];
  await expectRefusal(['discard', folder, second.ref, ...twice], {
    code: 'transition-refused',
    exit: 1,
    folder,
  });
  const gone = await cli(['discard', folder, second.ref, ...twice, '--of', first.ref]);
  expect(gone).toMatchObject({ exit: 0, err: '' });
  expect(gone.out).toContain(`${second.ref} is discarded`);
  const listed = async () => (await cli(['list', folder, 'request', '--all', ...secret])).out;
  expect(await listed()).not.toContain(second.ref);
  expect(await answerOf(['show', folder, second.ref, ...secret])).toMatchObject({
    state: 'discarded',
    record: { discarded: { as: 'duplicate', duplicateOf: first.ref, reason: 'The same mail' } },
  });
  expect(
    await answerOf(['take-back', folder, second.ref, '--reason', 'Another person', ...secret]),
  ).toMatchObject({ state: 'received' });
  expect(await listed()).toContain(second.ref);
});
