/** A QR code (ISO/IEC 18004) as one path of unit squares, and the side of the square it fits, quiet zone included. */
export interface QrPicture {
  readonly path: string;
  readonly side: number;
}

/** Modules of nothing around the code, which readers need (ISO/IEC 18004 §9.1). */
const QUIET = 4;

/** Makes the picture; the code that does is fetched now. */
export async function drawQr(text: string): Promise<QrPicture> {
  const { encode } = await import('uqr');
  const { data, size } = encode(text, { ecc: 'M', border: QUIET });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .filter((square) => square !== '')
    .join('');
  return { path, side: size };
}
