/**
 * Puts a text on the clipboard by the copy command of the page itself, which needs no permission: every permission is
 * denied to the page. Tells whether it worked.
 */
export function copyText(text: string): boolean {
  const write = (event: ClipboardEvent) => {
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
  };
  document.addEventListener('copy', write, { once: true });
  try {
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', write);
  }
}
