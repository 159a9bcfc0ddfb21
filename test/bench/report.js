import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { dirname } from 'node:path';

/**
 * @typedef {object} Row one line of the report
 * @property {string} measure
 * @property {string} ours
 * @property {string} theirs what it is compared with, or empty
 * @property {number} value what is judged: a ratio, or kilobytes
 * @property {string} unit of `value`: `×` or `kB`
 * @property {number} [aim] the most it may be; without one the line is for information
 */

/** @param {Row} row */
export const isMet = ({ value, aim }) => aim === undefined || value <= aim;

/** @param {Row} row */
const verdict = (row) => (row.aim === undefined ? '' : isMet(row) ? 'met' : 'MISSED');

/** @param {Row} row @param {number} value */
const quantity = ({ unit }, value) => (unit === '×' ? `${value.toFixed(2)} ×` : `${value.toFixed(1)} ${unit}`);

/** A table in Markdown, its columns in line. @param {readonly Row[]} rows */
export function table(rows) {
  const lines = [
    ['measure', 'Deskpass', 'compared with', 'result', 'aim', ''],
    ...rows.map((row) => [
      row.measure,
      row.ours,
      row.theirs,
      quantity(row, row.value),
      row.aim === undefined ? '' : `≤ ${quantity(row, row.aim)}`,
      verdict(row),
    ]),
  ];
  const widths = lines[0]?.map((_cell, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  const [head, ...body] = lines.map((line) => `| ${line.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`);
  return [head, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...body].join('\n');
}

/**
 * Writes the rows, and the machine they are from, as JSON.
 *
 * @param {string} file
 * @param {{ rows: readonly Row[], details: object, seconds: number }} report
 */
export async function writeReport(file, { rows, details, seconds }) {
  const machine = { processors: cpus().length, model: cpus()[0]?.model ?? '', node: process.version };
  const judged = rows.map((row) => ({ ...row, met: isMet(row) }));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify({ machine, seconds, rows: judged, details }, undefined, 2)}\n`);
}

const START = '<!-- last run -->';
const END = '<!-- end of last run -->';

/**
 * Puts the table into a document, between its two marks.
 *
 * @param {string} file
 * @param {readonly Row[]} rows
 */
export async function updateDocument(file, rows) {
  const text = await readFile(file, 'utf8');
  const [before, rest = ''] = text.split(START);
  const after = rest.split(END)[1];
  if (after === undefined) throw new Error(`${file} lacks the marks of the last run`);
  await writeFile(file, `${before}${START}\n\n${table(rows)}\n\n${END}${after}`);
}
