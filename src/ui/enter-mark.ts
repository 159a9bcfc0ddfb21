/** A door and an arrow through it, as a path on a 24 by 24 grid: the mark of Deskpass. */
export const ENTER_PATH = 'M4.5 12h10m-4-4 4 4-4 4M14.5 4.5h3a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2h-3';
