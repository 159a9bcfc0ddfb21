/** Keeps numbers, addresses and codes left to right in any text, and on one line (Unicode UAX #9, isolates). */
export const ltr = (text: string): string => `\u2066${text.replaceAll(' ', '\u00a0')}\u2069`;

/** Keeps a name from changing the direction of the text around it. */
export const isolate = (text: string): string => `\u2068${text}\u2069`;
