import { describe, expect, it } from 'vitest';
import { isOwnPage, type Sender } from '../../../electron/main/sender.ts';

const frame = {
  parent: null,
  origin: 'app://docket',
  url: 'app://docket/index.html?arrival=locked#/today',
  detached: false,
};
const own: Sender = { sender: { id: 7 }, senderFrame: frame };

describe('a message to the main process', () => {
  it('is heard from the main frame of the own page in the own window', () => {
    expect(isOwnPage(own, 7)).toBe(true);
  });

  it.each<[string, Sender]>([
    ['another web contents', { ...own, sender: { id: 8 } }],
    ['a frame that is gone', { ...own, senderFrame: null }],
    ['a detached frame', { ...own, senderFrame: { ...frame, detached: true } }],
    ['a frame within the page', { ...own, senderFrame: { ...frame, parent: frame } }],
    ['another host', { ...own, senderFrame: { ...frame, origin: 'app://other', url: 'app://other/' } }],
    [
      'a host that begins alike',
      { ...own, senderFrame: { ...frame, origin: 'app://docket.x', url: 'app://docket.x/' } },
    ],
    ['a web page', { ...own, senderFrame: { ...frame, origin: 'https://docket', url: 'https://docket/' } }],
    ['a file', { ...own, senderFrame: { ...frame, origin: 'file://', url: 'file:///index.html' } }],
    ['an opaque origin', { ...own, senderFrame: { ...frame, origin: 'null' } }],
    ['an empty page', { ...own, senderFrame: { ...frame, url: 'about:blank' } }],
  ])('is not heard from %s', (_from, sender) => {
    expect(isOwnPage(sender, 7)).toBe(false);
  });

  it('is not heard while there is no window', () => {
    expect(isOwnPage(own, undefined)).toBe(false);
  });
});
