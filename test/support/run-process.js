import { spawn } from 'node:child_process';

/** Beside the other parts, on two cores, the unit tests of an engine take some ten. */
const LIMIT_MINUTES = 25;

/**
 * Runs a program with its output shown below a title, at once or in one piece when it has ended, and ends it with all it
 * started when it takes too long.
 * Resolves to its exit code.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {object} options
 * @param {string} options.title
 * @param {Record<string, string>} [options.env]
 * @param {string} [options.cwd]
 * @param {boolean} [options.isHeld] shown when it has ended. Default false
 * @returns {Promise<number>}
 */
export function runProcess(command, args, { title, env = {}, cwd, isHeld = false }) {
  const head = `\n── ${title}\n`;
  if (!isHeld) process.stdout.write(head);
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: isHeld ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    detached: process.platform !== 'win32',
  });
  /** @type {Buffer[]} */
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => output.push(chunk));
  const end = () => {
    if (child.pid === undefined) return;
    try {
      process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
    } catch {
      // It ended by itself.
    }
  };
  const limit = setTimeout(() => {
    console.error(`${args[0]} took more than ${LIMIT_MINUTES} minutes and was ended.`);
    end();
  }, LIMIT_MINUTES * 60_000);
  const interrupted = () => {
    end();
    process.exit(130);
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    // What is held has all come by 'close'.
    child.once(isHeld ? 'close' : 'exit', (code) => {
      if (isHeld) process.stdout.write(Buffer.concat([Buffer.from(head), ...output]));
      clearTimeout(limit);
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
      resolve(code ?? 1);
    });
  });
}
