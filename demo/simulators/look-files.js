import { fileURLToPath } from 'node:url';

import { sendFile } from '../web/static-files.js';
import { sendNotFound } from '../web/send.js';

const LOOK = ['../look', '../provider/look'].map((folder) => fileURLToPath(new URL(folder, import.meta.url)));

/** What the pages of a simulated system look like. @type {import('./site.js').Route} */
export const lookFiles = {
  methods: ['GET', 'HEAD'],
  path: /^\/look\//,
  async handle({ request, response }) {
    if (await sendFile(request, response, { mounts: { '/look/': LOOK } })) return;
    await sendNotFound(request, response);
  },
};
