const onMac = navigator.platform.startsWith('Mac');

/** A key as this computer's keyboard names it: `mod` is Command on a Mac and Ctrl elsewhere. */
export function keyName(...keys: string[]): string {
  return keys.map((key) => (key === 'mod' ? (onMac ? '⌘' : 'Ctrl') : key)).join(' ');
}
