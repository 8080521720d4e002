import { app, type Session } from 'electron';
import { pageOrigin } from '#shared/contract/page.ts';

/**
 * Chromium's own traffic: updates of components, field trials, reports, translation, safe browsing lists. None of it
 * belongs in a program that promises to send nothing.
 */
const quietSwitches = [
  'disable-background-networking',
  'disable-breakpad',
  'disable-client-side-phishing-detection',
  'disable-component-update',
  'disable-default-apps',
  'disable-domain-reliability',
  'disable-sync',
  'no-default-browser-check',
  'no-first-run',
  'no-pings',
];

/** Switches that turn Chromium's background traffic off, and its name resolution. Must run before Electron is ready. */
export function silenceChromium(): void {
  for (const name of quietSwitches) app.commandLine.appendSwitch(name);
  // What no request handler sees (a name looked up ahead, a connection opened ahead) finds no host either.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('dns-prefetch-disable');
  app.commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
}

/**
 * Cancels every request of the session but those for the page's own files. Developer tools load their own pages, in
 * a build from source only.
 */
export function cancelRequests(session: Session, allowDeveloperTools: boolean): void {
  session.webRequest.onBeforeRequest((request, answer) => {
    answer({ cancel: !isOwnRequest(request.url, allowDeveloperTools) });
  });
  session.enableNetworkEmulation({ offline: true });
  session.setSpellCheckerEnabled(false);
}

function isOwnRequest(address: string, allowDeveloperTools: boolean): boolean {
  if (address.startsWith(`${pageOrigin}/`)) return true;
  return allowDeveloperTools && address.startsWith('devtools://');
}
