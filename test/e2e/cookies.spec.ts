/** What the other tests rely on: that the browser treats sites as the project says. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './support/test.js';

/** A page of one site frames a page of another, which has been visited before and has a cookie and something stored. */
async function startSites() {
  const server = createServer(({ url, headers }, response) => {
    response.setHeader('Content-Type', 'text/html');
    if (url === '/visit') {
      response.setHeader('Set-Cookie', 'known=yes; SameSite=None; Secure');
      response.end('<script>localStorage.known = "yes"</script>');
    } else if (url === '/framed') {
      response.end(`<p>cookie: ${headers.cookie ?? 'none'}</p>
<p id="stored"></p><script>stored.textContent = 'stored: ' + (localStorage.known ?? 'none')</script>`);
    } else {
      response.end(`<iframe src="http://other.localhost:${(server.address() as AddressInfo).port}/framed"></iframe>`);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

test('a frame of another site shares no storage, and gets its cookies only where the project says so', async ({
  page,
  thirdPartyCookies,
}) => {
  const { port, close } = await startSites();
  await page.goto(`http://other.localhost:${port}/visit`);

  await page.goto(`http://one.localhost:${port}/`);

  const frame = page.frameLocator('iframe');
  await expect(frame.getByText('stored: none')).toBeVisible();
  await expect(frame.getByText(thirdPartyCookies ? 'cookie: known=yes' : 'cookie: none')).toBeVisible();
  close();
});
