import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kKind, kWorst, paste, suite, verdict } from './site.mjs';

const shared = suite();
const { open } = shared;

const kMarkup =
  '<img src=x onerror="window.broken=1"><script>window.broken=1</script><a href="javascript:window.broken=1">x</a>' +
  ' <b>I love your content!</b> Grab my free guide: <i>papertrail.example/guide</i> &amp; <svg onload=window.broken=1>';

/** Counts every way out of the page that is no ordinary request. */
const countWaysOut = (page) =>
  page.addInitScript(() => {
    window.waysOut = 0;
    const count = (owner, name) => {
      const original = owner[name];
      if (!original) return;
      owner[name] = new Proxy(original, {
        apply: (target, self, args) => {
          window.waysOut++;
          return Reflect.apply(target, self, args);
        },
        construct: (target, args) => {
          window.waysOut++;
          return Reflect.construct(target, args);
        },
      });
    };
    count(window, 'WebSocket');
    count(window, 'EventSource');
    count(window, 'RTCPeerConnection');
    count(window, 'WebTransport');
    count(navigator, 'sendBeacon');
  });

test('nothing is asked of the network once the page has loaded, whatever is typed or pasted', async () => {
  const requests = [];
  const { page } = await open({
    prepare: async (page) => {
      page.on('request', (request) => requests.push(request));
      page.on('websocket', () => requests.push('websocket'));
      await countWaysOut(page);
    },
  });
  await page.locator('.foot', { hasText: 'Rules ' }).waitFor();
  const loaded = requests.length;
  assert.ok(loaded >= 5);
  for (const request of requests) {
    const address = new URL(request.url());
    assert.equal(request.method(), 'GET');
    assert.equal(address.origin, new URL(shared.site.url).origin);
    assert.equal(address.search, '');
    assert.equal(request.postData(), null);
  }
  for (const name of ['draft', 'received']) {
    await page.evaluate((view) => {
      location.hash = view;
    }, name);
    const view = page.locator(`[data-view=${name}]`);
    const field = view.locator('.sheet textarea');
    for (const text of [kWorst, kMarkup]) {
      await paste(page, field, text);
      await verdict(view);
    }
    await page.keyboard.type(' http://somewhere.example/?q=1 and more.', { delay: 2 });
    for (const chip of ['relation', 'platform', 'when', 'asked', 'automated']) {
      await view.locator(`select[data-chip=${chip}]`).selectOption({ index: 1 });
    }
    for (const title of await view.locator('.find h3 button').all()) await title.click();
    await page.waitForTimeout(900);
  }
  await page.waitForTimeout(500);
  assert.deepEqual(
    requests.slice(loaded).map((request) => request.url?.() ?? request),
    [],
  );
  assert.equal(await page.evaluate(() => window.waysOut), 0);
});

const kHostile = [
  '#result?v=1&verdict=push&kind=dm-in&action=block&moves=link&rules=<img src=x onerror=alert(1)>*1',
  '#result?v=1&verdict=push&kind=post&moves=javascript:alert(1)&rules=',
  '#result?to=https://elsewhere.example/&v=1',
  '#result/https://elsewhere.example/x.js',
  '#rules/<script src=//elsewhere.example>',
  '#rules/__proto__',
  '#draft?text=https://elsewhere.example/',
  '#//elsewhere.example/',
];

test('over every view, dialog and address only files of this build are asked for, and never with a word of the text', async () => {
  const requests = [];
  const { page, view, field, problems } = await open({
    prepare: async (page) => {
      page.on('request', (request) => requests.push(request));
      await countWaysOut(page);
    },
  });
  await page.locator('.foot', { hasText: 'Rules ' }).waitFor();
  await paste(page, field, kWorst);
  await verdict(view, 'push');
  await view.getByRole('button', { name: 'Keep', exact: true }).click();
  await view.locator('[data-kept=drafts] li').waitFor();
  for (const [name, part] of [
    [/^Apply all/, '.verdictline'],
    ['Before and after', '.diff'],
  ]) {
    await view.getByRole('button', { name }).click();
    await page.getByRole('dialog').locator(part).waitFor();
    await page.keyboard.press('Escape');
  }
  for (const save of ['Markdown', 'JSON', 'SARIF']) {
    const saved = page.waitForEvent('download');
    await view.getByRole('button', { name: `Save as ${save}` }).click();
    await saved;
  }
  await view.getByText('More about the situation').click();
  await view.getByRole('button', { name: 'Add an earlier message' }).click();
  await view.getByLabel('Earlier message 1').fill('See https://elsewhere.example/ first.');
  const go = (hash) =>
    page.evaluate((fragment) => {
      location.hash = fragment;
    }, hash);
  await go('#rules');
  await page.locator('[data-view=rules] [data-rule]').first().waitFor();
  for (const hash of kHostile) {
    await go(hash);
    await page.waitForTimeout(50);
    const result = page.locator('[data-view=result] [role=alert]');
    if (hash.startsWith('#result') && /^#result(?=$|[/?])/.test(hash)) await result.waitFor();
  }
  await page.waitForTimeout(300);
  const origin = new URL(shared.site.url).origin;
  for (const request of requests.filter((one) => !one.url().startsWith('blob:'))) {
    const address = new URL(request.url());
    assert.equal(request.method(), 'GET', request.url());
    assert.equal(address.origin, origin);
    assert.equal(address.search, '');
    assert.equal(request.postData(), null);
  }
  assert.deepEqual(shared.site.unknown, []);
  assert.equal(await page.evaluate(() => window.waysOut), 0);
  assert.deepEqual(problems, []);
});

/** Every address each view asks for, from the start until a text was read, questions were answered and files looked at. */
async function askedOver(name, fill) {
  const requests = [];
  const { page, context } = await open({
    prepare: async (page) => {
      page.on('request', (request) => requests.push(request));
      await countWaysOut(page);
    },
  });
  // A worker's own requests are the context's.
  context.on('request', (request) => requests.includes(request) || requests.push(request));
  await page.locator('.foot', { hasText: 'Rules ' }).waitFor();
  await page.evaluate((view) => {
    location.hash = view;
  }, name);
  await fill(page, page.locator(`[data-view=${name}]`));
  await page.waitForTimeout(300);
  assert.equal(await page.evaluate(() => window.waysOut), 0);
  const own = requests.filter((request) => !request.url().startsWith('blob:'));
  for (const request of own) {
    const address = new URL(request.url());
    assert.equal(request.method(), 'GET', request.url());
    assert.ok(request.url().startsWith(shared.site.url), request.url());
    assert.equal(address.search, '');
    assert.equal(request.postData(), null);
  }
  return [...new Set(own.map((request) => request.url().replace(/#.*/, '')))].sort();
}

test('Received and History ask for the same files whatever the text or the export says', async () => {
  const read = (text) => async (page, view) => {
    await paste(page, view.locator('.sheet textarea'), text);
    await verdict(view);
    await view.locator('.answer').first().waitFor();
    await view.locator('select[data-chip=asked]').selectOption('no');
    await view.getByText(/^How to mute/).click();
    await view.locator('.choices input').first().check();
  };
  const received = await askedOver('received', read(kWorst));
  assert.ok(received.length >= 5);
  assert.deepEqual(await askedOver('received', read(`${kKind} ${kMarkup} https://elsewhere.example/?q=1`)), received);
  const looked = (text) => async (page, view) => {
    const buffer = Buffer.from(`time,text\n${['01', '02', '03', '04'].map((day) => `2026-10-${day}T10:00:00Z,"${text}"`).join('\n')}\n`);
    await view.locator('input[type=file]').first().setInputFiles({ name: 'posts.csv', mimeType: 'text/csv', buffer });
    await view.locator('.plates, .read').first().waitFor();
  };
  const history = await askedOver('history', looked('The kiln is warm and the glaze holds.'));
  assert.ok(history.length > received.length);
  assert.deepEqual(await askedOver('history', looked('Buy now: https://elsewhere.example/?q=1 <img src=//elsewhere.example/x>')), history);
});

test('a draft full of markup stays text', async () => {
  for (const name of ['draft', 'received']) {
    const { page, view, field, problems } = await open({ view: name });
    await paste(page, field, kMarkup);
    await verdict(view);
    for (const title of await view.locator('.find h3 button').all()) await title.click();
    await page.waitForTimeout(200);
    assert.equal(await view.locator('img, script, b:not(.bar b, .gist b), main a').count(), 0);
    assert.equal(await view.locator('.mirror').textContent(), `${kMarkup}\n`);
    assert.equal(await page.evaluate(() => window.broken), undefined);
    assert.deepEqual(problems, []);
  }
});

test('a made-up address does nothing', async () => {
  const { page, problems } = await open();
  await page.evaluate(() => {
    location.hash = '<img src=x onerror=alert(1)>';
  });
  await page.locator('[data-view=draft] .sheet textarea').waitFor();
  assert.deepEqual(problems, []);
});

test("the policy forbids everything but the build's own files", async () => {
  const { page } = await open();
  const policy = await page.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content');
  assert.match(policy, /^default-src 'none';/);
  assert.deepEqual(policy.match(/'unsafe-[^']*'/g), null);
  assert.match(policy, /require-trusted-types-for 'script'; trusted-types unpushy$/);
  const tried = await page.evaluate(async () => {
    const fails = async (act) => {
      try {
        await act();
        return false;
      } catch {
        return true;
      }
    };
    return {
      markup: await fails(() => {
        document.body.insertAdjacentHTML('beforeend', '<p>x</p>');
      }),
      // A timer of the page's own: what a test evaluates itself is let through.
      code: await new Promise((done) => {
        setTimeout(() => fails(() => (0, eval)('1')).then(done));
      }),
      worker: await fails(() => new Worker('x.js')),
      policy: await fails(() => trustedTypes.createPolicy('other', {})),
      elsewhere: await fails(() => fetch('https://elsewhere.example/')),
    };
  });
  assert.deepEqual(tried, { markup: true, code: true, worker: true, policy: true, elsewhere: true });
});

test('the page works from a sub-path and asks for no file that is not there', async () => {
  const { page, view, field } = await open();
  await paste(page, field, kWorst);
  await verdict(view, 'push');
  assert.deepEqual(shared.site.unknown, []);
});

test('how to check that nothing leaves is explained on the spot', async () => {
  const { view } = await open();
  const button = view.getByRole('button', { name: 'See for yourself' });
  await button.click();
  assert.equal(await button.getAttribute('aria-expanded'), 'true');
  assert.match(await view.locator('.private ol').textContent(), /Network/);
});

test('nothing is kept on the device', async () => {
  const { page, context, view, field } = await open();
  await paste(page, field, kWorst);
  await verdict(view, 'push');
  const kept = await page.evaluate(async () => [
    localStorage.length,
    sessionStorage.length,
    (await indexedDB.databases()).length,
  ]);
  assert.deepEqual(kept, [0, 0, 0]);
  assert.deepEqual(await context.cookies(), []);
});
