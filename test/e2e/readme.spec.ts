import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { openDesk, signIn } from './support/agent.js';
import { changeDesk } from './support/desk-file.js';
import { expect, test } from './support/test.js';

/** What stands between fences of this language, in order. */
const snippets = (text: string, language: string): string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, 'gm'))].map(([, code = '']) => code);

test('what the README has a page and a gadget write works as it stands', async ({ page, demo }) => {
  let readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  for (const name of ['login', 'orders', 'gadgets'] as const) {
    readme = readme.replaceAll(`https://${name}.northwind.example`, demo.urls[name]);
  }
  const [host = '', gadget = ''] = snippets(readme, 'html');
  const [file = ''] = snippets(readme, 'json');
  const { gadgets } = JSON.parse(file) as { gadgets: Record<string, unknown>[] };
  changeDesk(demo, (desk) => ({ ...desk, gadgets }));
  await page.route(`${demo.urls.desk}/`, (route) => route.fulfill({ contentType: 'text/html', body: host }));
  await page.route(`${demo.urls.desk}/?*`, (route) => route.fulfill({ contentType: 'text/html', body: host }));
  const folder = test.info().outputPath('orders');
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}/index.html`, gadget);
  demo.gadgets.settings.mounts = { '/orders/': folder };
  // The demo's own policy leaves no room for a script within the page.
  demo.gadgets.settings.csp = () => `default-src 'none'; script-src 'unsafe-inline' ${demo.urls.gadgets}`;

  await openDesk(page, demo.urls.desk);
  await signIn(page);

  await expect(page.frameLocator('iframe[title="Orders"]').getByText('NW-20841')).toBeVisible();
});
