import { readdir, readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { contentSecurityPolicy } from '../../electron/main/csp.ts';
import { arrived, type Launched, launch, letTimePass } from './harness.ts';
import { docketProcess, isAlive } from './steps.ts';
import { listen, touch } from './wire.ts';

let program: Launched;
let page: Page;

test.beforeEach(async () => {
  program = await launch();
  page = program.page;
});
test.afterEach(() => program.close());

test('the page has neither Node nor Electron (S-01)', async () => {
  const found = await page.evaluate(() =>
    [
      'require',
      'process',
      'module',
      'exports',
      'Buffer',
      'global',
      'electron',
      'ipcRenderer',
      '__dirname',
    ].filter((name) => name in window),
  );
  expect(found).toEqual([]);
});

test('no preference weakens the page (S-02)', async () => {
  const preferences = await program.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return contents &&
      'getLastWebPreferences' in contents &&
      typeof contents.getLastWebPreferences === 'function'
      ? { ...contents.getLastWebPreferences() }
      : undefined;
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
  });
  // Electron reports some of these only when they are on.
  const mustBeOff = ['nodeIntegrationInWorker', 'navigateOnDragDrop', 'enableBlinkFeatures'];
  for (const name of mustBeOff) expect(Boolean(preferences?.[name])).toBe(false);
});

test('the preload adds nothing to the window (S-03)', async () => {
  await page.addInitScript(() => Object.assign(window, { namesAtStart: Object.getOwnPropertyNames(window) }));
  await page.reload();
  const own: unknown = await page.evaluate(() => Reflect.get(window, 'namesAtStart'));
  const bare = await program.app.evaluate(async ({ BrowserWindow }) => {
    const other = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
    await other.loadURL('app://docket/index.html');
    const names: unknown = await other.webContents.executeJavaScript('Object.getOwnPropertyNames(window)');
    other.destroy();
    return names;
  });
  expect(own).toContain('document');
  expect(bare).toEqual(expect.arrayContaining(Array.isArray(own) ? own : [own]));
});

test('one port is handed over, however often the page asks (S-03)', async () => {
  await page.addInitScript(() => {
    const seen: number[] = [];
    Object.assign(window, { seen });
    window.addEventListener('message', ({ ports }) => {
      if (ports.length > 0) seen.push(ports.length);
    });
  });
  await page.reload();
  await expect.poll(() => countPorts(page)).toEqual([1]);
  await page.evaluate(() => {
    for (let times = 0; times < 5; times += 1)
      window.postMessage({ type: 'docket-page-ready' }, location.origin);
  });
  await page.waitForTimeout(500);
  expect(await countPorts(page)).toEqual([1]);
});

test('a window that the program did not open gets no port (S-04)', async () => {
  const ports = await program.app.evaluate(async ({ BrowserWindow }) => {
    const ours = BrowserWindow.getAllWindows()[0]?.webContents;
    const preferences: unknown =
      ours && 'getLastWebPreferences' in ours && typeof ours.getLastWebPreferences === 'function'
        ? ours.getLastWebPreferences()
        : {};
    const other = new BrowserWindow({ show: false, webPreferences: { ...Object(preferences) } });
    await other.loadURL('app://docket/index.html');
    const counted: unknown = await other.webContents.executeJavaScript(`new Promise((resolve) => {
      let ports = 0;
      window.addEventListener('message', (event) => { ports += event.ports.length; });
      window.postMessage({ type: 'docket-page-ready' }, location.origin);
      setTimeout(() => resolve(ports), 1000);
    })`);
    other.destroy();
    return counted;
  });
  expect(ports).toBe(0);
});

test('the page comes with the policy in its header, with a new nonce each time (S-05)', async () => {
  const policies = await program.app.evaluate(async ({ session }) => {
    const load = async () => {
      const answer = await session.defaultSession.fetch('app://docket/index.html');
      return { headers: Object.fromEntries(answer.headers), body: await answer.text() };
    };
    return [await load(), await load()];
  });
  const nonces = policies.map(({ headers, body }) => {
    const nonce = /nonce="([^"]+)"/.exec(body)?.[1] ?? '';
    expect(headers['content-security-policy']).toBe(contentSecurityPolicy(nonce));
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(body).not.toContain('{{nonce}}');
    return nonce;
  });
  expect(new Set(nonces).size).toBe(2);
});

test('neither inline code, nor evaluated code, nor markup from a string, nor a foreign style runs (S-06)', async () => {
  const outcome = await page.evaluate(async () => {
    // What runs directly under the test's own call may evaluate code whatever the policy says.
    await new Promise((resolve) => setTimeout(resolve));
    const attempt = (work: () => unknown) => {
      try {
        work();
        return 'done';
      } catch {
        return 'refused';
      }
    };
    const style = document.createElement('style');
    style.append('body { outline: 7px solid red }');
    document.head.append(style);
    return {
      evaluated: attempt(() => new Function('return 1')()),
      timer: attempt(() => setTimeout('window.ran = true')),
      handler: attempt(() => document.body.setAttribute('onclick', 'window.ran = true')),
      script: attempt(() => {
        document.createElement('script').text = 'window.ran = true';
      }),
      markup: attempt(() => {
        document.createElement('div').innerHTML = '<img src=x onerror="window.ran = true">';
      }),
      worker: attempt(() => new Worker(new URL('index.html', location.href))),
      madeWorker: attempt(() => new Worker(URL.createObjectURL(new Blob(['self.ran = true'])))),
      otherPolicy: attempt(() => Reflect.get(window, 'trustedTypes').createPolicy('other', {})),
      secondDefault: attempt(() => Reflect.get(window, 'trustedTypes').createPolicy('default', {})),
      outline: getComputedStyle(document.body).outlineWidth,
    };
  });
  expect(outcome).toMatchObject({
    evaluated: 'refused',
    timer: 'refused',
    handler: 'refused',
    script: 'refused',
    markup: 'refused',
    worker: 'refused',
    madeWorker: 'refused',
    otherPolicy: 'refused',
    secondDefault: 'refused',
  });
  expect(outcome.outline).not.toBe('7px');
  await page.waitForTimeout(200);
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
});

test('the page as it starts breaks none of its own policy (S-06)', async () => {
  await page.addInitScript(() => {
    const broken: string[] = [];
    Object.assign(window, { broken });
    document.addEventListener('securitypolicyviolation', (event) => {
      broken.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  await page.reload();
  await expect(page.locator('#root')).not.toBeEmpty();
  await page.waitForTimeout(500);
  expect(await page.evaluate(() => Reflect.get(window, 'broken'))).toEqual([]);
});

test('nothing that a page can try reaches the network, even without its policy (S-07)', async () => {
  const wire = await listen();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Page.setBypassCSP', { enabled: true });
  await page.reload();
  await tryEveryWay(page, wire.port);
  await page.waitForTimeout(3000);
  expect(wire.hits()).toBe(0);
  await touch(wire.port);
  await expect.poll(() => wire.hits()).toBe(2);
  await wire.close();
});

test('the main process reaches no network through Chromium either (S-07)', async () => {
  const wire = await listen();
  const outcomes = await program.app.evaluate(async ({ net, session }, port) => {
    const address = `http://127.0.0.1:${port}/`;
    const attempts = [session.defaultSession.fetch(address), net.fetch(address)];
    session.defaultSession.preconnect({ url: address, numSockets: 2 });
    return (await Promise.allSettled(attempts)).map(({ status }) => status);
  }, wire.port);
  expect(outcomes).toEqual(['rejected', 'rejected']);
  await page.waitForTimeout(1000);
  expect(wire.hits()).toBe(0);
  await wire.close();
});

test('every permission is denied (S-08)', async () => {
  const answers = await page.evaluate(async () => {
    const refused = (wish: Promise<unknown>) =>
      wish.then(
        () => 'granted',
        () => 'denied',
      );
    const asked = async (name: string) => {
      const query = Reflect.get(navigator.permissions, 'query');
      const { state } = await Reflect.apply(query, navigator.permissions, [{ name }]);
      return state;
    };
    return {
      geolocation: await asked('geolocation'),
      camera: await asked('camera'),
      microphone: await asked('microphone'),
      notifications: await Notification.requestPermission(),
      clipboard: await refused(navigator.clipboard.readText()),
      media: await refused(navigator.mediaDevices.getUserMedia({ audio: true, video: true })),
      screen: await refused(navigator.mediaDevices.getDisplayMedia()),
      position: await refused(
        new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
      ),
    };
  });
  expect(new Set(Object.values(answers))).toEqual(new Set(['denied']));
});

test('the page opens no window (S-09)', async () => {
  const opened = await page.evaluate(() =>
    ['app://docket/index.html', 'https://example.org/', 'file:///etc/hosts', 'about:blank'].map(
      (address) => window.open(address) !== null,
    ),
  );
  expect(opened).toEqual([false, false, false, false]);
  expect(program.app.windows()).toHaveLength(1);
});

test('the page goes nowhere and holds no frame (S-10)', async () => {
  const before = page.url();
  for (const address of [
    'https://example.org/',
    'file:///etc/hosts',
    'app://docket/assets/',
    'data:text/html,x',
  ]) {
    await page.evaluate((target) => {
      const link = document.createElement('a');
      link.href = target;
      document.body.append(link);
      link.click();
      location.href = target;
    }, address);
  }
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.src = 'app://docket/index.html';
    document.body.append(frame, document.createElement('webview'));
  });
  await page.waitForTimeout(500);
  expect(page.url()).toBe(before);
  expect(page.frames().filter((frame) => frame.url().startsWith('app:'))).toHaveLength(1);
});

test('the protocol serves the built page and nothing beside it (S-11)', async () => {
  const statuses = await program.app.evaluate(async ({ session }) => {
    const addresses = [
      'app://docket/../main/index.js',
      'app://docket/%2e%2e/main/index.js',
      'app://docket/..%2fmain%2findex.js',
      'app://docket/..%5cmain%5cindex.js',
      'app://docket/assets/%2e%2e/%2e%2e/preload/index.cjs',
      'app://docket//etc/hosts',
      'app://docket/%00index.html',
      'app://docket/no-such-page',
      'app://other/index.html',
    ];
    const load = async (address: string) => {
      try {
        return (await session.defaultSession.fetch(address)).status;
      } catch {
        return 'cancelled';
      }
    };
    return Promise.all(addresses.map(load));
  });
  expect(statuses).toEqual([404, 404, 404, 404, 404, 404, 404, 404, 'cancelled']);
});

test('locking the computer ends the docket process and loads the page anew (S-12, S-13)', async () => {
  const before = await docketProcess(program);
  await Promise.all([
    page.waitForURL(arrived('locked')),
    program.app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen')),
  ]);
  await expect.poll(() => isAlive(before)).toBe(false);
  await expect.poll(() => docketProcess(program)).not.toBe(before);
});

test('locks asked for at once are one lock (S-12)', async () => {
  const loads = await program.app.evaluate(async ({ BrowserWindow, powerMonitor }) => {
    let count = 0;
    BrowserWindow.getAllWindows()[0]?.webContents.on('did-navigate', () => {
      count += 1;
    });
    for (const name of ['suspend', 'lock-screen', 'user-did-resign-active']) powerMonitor.emit(name);
    await new Promise((resolve) => setTimeout(resolve, 2000));
    return count;
  });
  expect(loads).toBe(1);
  expect(page.url()).toContain('arrival=locked');
  expect(await docketProcess(program)).toBeGreaterThan(0);
});

test('a docket process that dies is replaced, and the page says so (S-14)', async () => {
  const before = await docketProcess(program);
  process.kill(before, 'SIGKILL');
  await page.waitForURL(arrived('crashed'));
  await expect.poll(() => isAlive(before)).toBe(false);
  await expect.poll(() => docketProcess(program)).not.toBe(before);
});

test('closing the window ends the docket process (S-12)', async () => {
  const running = await docketProcess(program);
  await program.app.close();
  await expect.poll(() => isAlive(running)).toBe(false);
});

test('the docket process is given no secret and no path in its arguments and environment (S-15)', async () => {
  test.skip(process.platform !== 'linux', 'reads /proc');
  await program.close();
  program = await launch({ switches: ['--docket=/nowhere/Named.docket'] });
  page = program.page;
  const pid = await docketProcess(program);
  const given = await Promise.all(
    ['cmdline', 'environ'].map((name) => readFile(`/proc/${pid}/${name}`, 'utf8')),
  );
  expect(given.join('\0')).not.toContain('Named.docket');
});

test('a process that crashes leaves no report of its memory (S-16)', async () => {
  test.skip(process.platform === 'win32', 'sends a signal');
  const before = await docketProcess(program);
  process.kill(before, 'SIGSEGV');
  await page.waitForURL(arrived('crashed'));
  const left = await readdir(program.home, { recursive: true });
  expect(left.filter((name) => /\.dmp$|^core|\.core$/.test(name))).toEqual([]);
  expect(await program.app.evaluate(({ crashReporter }) => crashReporter.getUploadToServer())).toBe(false);
});

test('five minutes without anybody lock the docket (S-13)', async () => {
  await program.app.evaluate(({ powerMonitor }) => {
    powerMonitor.getSystemIdleTime = () => 24 * 60 * 60;
  });
  await letTimePass(program, 5 * 60 * 1000);
  await page.waitForURL(arrived('locked'), { timeout: 20_000 });
});

test('the menu locks before it leaves for another docket (S-12)', async () => {
  const before = await docketProcess(program);
  await program.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items[0]?.submenu?.items[1]?.click());
  await page.waitForURL(arrived('open'));
  await expect.poll(() => isAlive(before)).toBe(false);
});

function countPorts(tried: Page): Promise<unknown> {
  return tried.evaluate(() => Reflect.get(window, 'seen'));
}

/** Every way of a page to the network that Chromium has, all at once; each may fail in its own manner. */
async function tryEveryWay(from: Page, port: number): Promise<void> {
  await from.evaluate((target) => {
    const address = `http://127.0.0.1:${target}/`;
    const quietly = (work: () => unknown) => {
      try {
        void Promise.resolve(work()).catch(() => undefined);
      } catch {
        // Refused at once, which is as good.
      }
    };
    const element = (name: string, attributes: Record<string, string>) => {
      const made = document.createElement(name);
      for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
      document.body.append(made);
    };
    quietly(() => fetch(address));
    quietly(() => fetch(address, { mode: 'no-cors', method: 'POST', body: 'x', keepalive: true }));
    quietly(() => navigator.sendBeacon(address, 'x'));
    quietly(() => new WebSocket(`ws://127.0.0.1:${target}/`));
    quietly(() => new EventSource(address));
    quietly(() => new Worker(address));
    quietly(() => {
      const request = new XMLHttpRequest();
      request.open('GET', address);
      request.send();
    });
    for (const rel of [
      'preconnect',
      'dns-prefetch',
      'prefetch',
      'preload',
      'stylesheet',
      'icon',
      'manifest',
    ]) {
      quietly(() => element('link', { rel, href: address, as: 'image' }));
    }
    quietly(() => element('img', { src: address }));
    quietly(() => element('video', { src: address }));
    quietly(() => element('iframe', { src: address }));
    quietly(() => element('object', { data: address }));
    quietly(() => element('embed', { src: address }));
    quietly(() => element('script', { src: address }));
    quietly(() => element('a', { href: address, ping: address, id: 'pinging' }));
    quietly(() => document.getElementById('pinging')?.click());
    quietly(() => {
      element('form', { action: address, method: 'post', id: 'sending' });
      const form = document.getElementById('sending');
      if (form instanceof HTMLFormElement) form.submit();
    });
    quietly(() => {
      const turn = { urls: `turn:127.0.0.1:${target}?transport=tcp`, username: 'x', credential: 'x' };
      const turnByUdp = { ...turn, urls: `turn:127.0.0.1:${target}` };
      const peer = new RTCPeerConnection({
        iceServers: [{ urls: `stun:127.0.0.1:${target}` }, turn, turnByUdp],
      });
      peer.createDataChannel('x');
      return peer.createOffer().then((offer) => peer.setLocalDescription(offer));
    });
    quietly(() => {
      const transport = Reflect.get(window, 'WebTransport');
      return Reflect.construct(transport, [`https://127.0.0.1:${target}/`]);
    });
  }, port);
}
