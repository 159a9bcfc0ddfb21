import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { marksOf, type Secret } from './secrets.js';
import type { Leak } from './trail.js';

/** Reads every file of a browser's profile and finds secrets in their bytes, in both widths that strings have there. */
export async function leaksOnDisk(profile: string, secrets: readonly Secret[]): Promise<Leak[]> {
  const marks = secrets.flatMap((secret) =>
    marksOf(secret).flatMap((mark) =>
      (['latin1', 'utf16le'] as const).map((width) => ({ secret: secret.name, bytes: Buffer.from(mark, width) })),
    ),
  );
  const files = await readdir(profile, { recursive: true, withFileTypes: true });
  const leaks: Leak[] = [];
  for (const file of files.filter((entry) => entry.isFile())) {
    const content = await readFile(join(file.parentPath, file.name));
    const found = new Set(marks.filter(({ bytes }) => content.includes(bytes)).map(({ secret }) => secret));
    for (const secret of found) leaks.push({ place: `file ${file.name}`, secret });
  }
  return leaks;
}
