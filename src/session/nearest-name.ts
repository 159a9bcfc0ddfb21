/** How many letters must be added, removed or replaced to turn one word into the other (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The name that was probably meant, or null where none is near. */
export function nearestName(name: string, known: readonly string[]): string | null {
  // Nobody mistypes a name into one that is much longer, and comparing costs the product of both lengths.
  if (name.length > 32) return null;
  const plain = (text: string): string => text.toLowerCase().replace(/[-_\s]/g, '');
  const ranked = known
    .map((word) => ({ word, far: distance(plain(name), plain(word)) }))
    .filter(({ word, far }) => far <= Math.max(1, Math.floor(word.length / 3)))
    .sort((a, b) => a.far - b.far);
  return ranked[0]?.word ?? null;
}
