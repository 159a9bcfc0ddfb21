import { spawn } from 'node:child_process';

const LIMIT_MINUTES = 12;

/**
 * Runs a program with its output shown, at once or in one piece when it has ended, and ends it with all it started when
 * it takes too long.
 * Resolves to its exit code.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, cwd?: string, isHeld?: boolean }} [options] `isHeld`: shown when it has ended
 * @returns {Promise<number>}
 */
export function runProcess(command, args, { env = {}, cwd, isHeld = false } = {}) {
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
      process.stdout.write(Buffer.concat(output));
      clearTimeout(limit);
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
      resolve(code ?? 1);
    });
  });
}
