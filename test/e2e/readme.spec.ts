import { build } from 'esbuild';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openDesk, signIn } from './support/agent.js';
import { changeDesk } from './support/desk-file.js';
import { expect, test, type Demo } from './support/test.js';

/** A paper with the demo's origins in place of Northwind's, and what stands between its fences, by language, in order. */
async function readPaper(name: string, { urls }: Demo): Promise<(language: string, index?: number) => string> {
  let text = await readFile(new URL(`../../${name}`, import.meta.url), 'utf8');
  for (const host of ['login', 'orders', 'gadgets'] as const) {
    text = text.replaceAll(`https://${host}.northwind.example`, urls[host]);
  }
  const fences = [...text.matchAll(/^```(\w*)\n([^]*?)^```$/gm)];
  return (language, index = 0) => fences.filter(([, each]) => each === language)[index]?.[2] ?? '';
}

/** Has the demo serve a page that is made of this and of nothing else, with the desk file of the README. */
function servePage(demo: Demo, body: string, desk: string): void {
  demo.host.settings.page = () => `<!doctype html>\n<html lang="en">\n<title>Northwind Service</title>\n${body}`;
  // The demo's origins are http:, on names of this machine.
  changeDesk(demo, () => ({ ...(JSON.parse(desk) as object), development: true }));
}

/** Serves what a bundler makes of this code as `/app/app.js`. */
async function serveBundle(demo: Demo, contents: string): Promise<void> {
  const folder = test.info().outputPath('app');
  const resolveDir = fileURLToPath(new URL('../..', import.meta.url));
  await build({ stdin: { contents, resolveDir }, bundle: true, format: 'esm', outfile: `${folder}/app.js` });
  demo.host.settings.mounts = { '/app/': folder };
}

test('a page, its policy, a desk file and a gadget copied from the README work', async ({ page, demo }) => {
  const readme = await readPaper('README.md', demo);
  servePage(demo, readme('html'), readme('json'));
  demo.host.settings.csp = () => readme('').replaceAll('\n', ' ');
  const folder = test.info().outputPath('orders');
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}/index.html`, readme('html', 2));
  demo.gadgets.settings.mounts = { '/orders/': folder };
  // The demo's own policy leaves no room for a script within the gadget's page.
  demo.gadgets.settings.csp = () => `default-src 'none'; script-src 'unsafe-inline' ${demo.urls.gadgets}`;
  const gadget = page.frameLocator('iframe[title="Orders"]');

  await openDesk(page, demo.urls.desk);
  await signIn(page);
  await expect(gadget.getByText('NW-20841')).toBeVisible();
  expect(demo.orders.requests.map(({ query, status }) => [query, status])).toEqual([['?customer=C-1042', 200]]);

  demo.orders.failNext(503);
  await page.getByRole('button', { name: 'Orders menu' }).click();
  await page.getByRole('menuitem', { name: 'Reload' }).click();
  await expect(gadget.getByText('503')).toBeVisible();
});

test('what the README has for a bundler finds its vault', async ({ page, demo }) => {
  const readme = await readPaper('README.md', demo);
  await serveBundle(demo, readme('js'));
  servePage(demo, `<script type="module" src="/app/app.js"></script>\n${readme('html', 1)}`, readme('json'));

  await openDesk(page, demo.urls.desk);

  await expect(page.getByRole('button', { name: /(Continue with|Use) Northwind SSO/ })).toBeVisible();
});

test('a session that the page owns outlives its desk', async ({ page, demo }) => {
  const [readme, owners] = [await readPaper('README.md', demo), await readPaper('docs/page-owners.md', demo)];
  await serveBundle(demo, `${owners('js')}\nshowDesk(document.body);\nObject.assign(globalThis, { showDesk });`);
  servePage(demo, '<body><script type="module" src="/app/app.js"></script></body>', readme('json'));
  await openDesk(page, demo.urls.desk);
  await signIn(page);

  await page.evaluate(async () => {
    document.querySelector('deskpass-desk')?.remove();
    // An element that is back within the task has not been away.
    await new Promise((resolve) => setTimeout(resolve));
    const own = globalThis as typeof globalThis & { showDesk: (place: Element) => void; isSamePage: true };
    own.isSamePage = true;
    own.showDesk(document.body);
  });

  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  // Another session would have gone to the provider and back.
  expect(await page.evaluate(() => 'isSamePage' in globalThis)).toBe(true);
});

test('the README’s field for a code hears of a wrong code, of another one and of the right one', async ({
  page,
  demo,
}) => {
  const readme = await readPaper('README.md', demo);
  servePage(demo, readme('html', 3), readme('json'));
  demo.host.settings.csp = () => "script-src 'self' 'unsafe-inline'";
  const heard: string[] = [];
  await page.route(/\/(verify|send)$/, async (route, request) => {
    const code = request.postData() ?? '';
    heard.push(`${new URL(request.url()).pathname} ${code}`);
    await route.fulfill({ status: code === '000000' ? 403 : 200 });
  });
  await openDesk(page, demo.urls.desk);
  const field = page.locator('[autocomplete=one-time-code]');

  await field.fill('000000');
  await expect(page.getByText('That is not the code.')).toBeVisible();
  await page.getByRole('button', { name: 'Send again' }).click();
  await expect(field).toHaveValue('');
  await field.fill('204816');

  await page.waitForURL('**/desk');
  expect(heard).toEqual(['/verify 000000', '/send ', '/verify 204816']);
});
