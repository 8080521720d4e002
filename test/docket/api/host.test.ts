import { expect, test } from 'vitest';
import { PortHost } from '#docket/host.ts';

test('each answer of the main process reaches the question with its number, in whatever order they come', async () => {
  const sent: { number: number }[] = [];
  const host = new PortHost({ postMessage: (message) => sent.push(message) });
  const folder = host.ask({ ask: 'chooseFolder', purpose: 'open' });
  const recent = host.ask({ ask: 'recentDockets' });
  expect(sent).toMatchObject([
    { type: 'ask', number: 1, question: { ask: 'chooseFolder' } },
    { type: 'ask', number: 2, question: { ask: 'recentDockets' } },
  ]);
  const known = [{ path: '/a', openedAt: '2026-11-22T01:00:00.000Z' }];
  host.receive({ type: 'answer', number: 2, paths: [], recent: known });
  host.receive({ type: 'answer', number: 99, paths: ['/stray'], recent: [] });
  host.receive({ type: 'answer', number: 1, paths: ['/b'], recent: [] });
  expect(await recent).toEqual({ paths: [], recent: known });
  expect(await folder).toEqual({ paths: ['/b'], recent: [] });
});
