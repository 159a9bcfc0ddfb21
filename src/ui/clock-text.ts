import { locale } from './locale.js';

/** Minutes and seconds of a span in milliseconds, such as `4:32`; `0:00` when it is over. */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const write = (value: number, digits: number): string =>
    value.toLocaleString(locale(), { minimumIntegerDigits: digits });
  return `${write(Math.floor(seconds / 60), 1)}:${write(seconds % 60, 2)}`;
}
