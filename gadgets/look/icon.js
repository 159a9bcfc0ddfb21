const CIRCLE = 'M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0';

/** One stroke each, on a grid of 24 by 24. */
const PATHS = {
  arrow: 'M9.5 7l5 5-5 5',
  box: 'M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8',
  check: 'M5.5 12.5l4 4 9-9.5',
  clock: `${CIRCLE}M12 7v5l3.2 2`,
  cross: 'M7 7l10 10M17 7L7 17',
  dot: 'M12 11.5v1M11.5 12h1',
  inbox: 'M4 13l3-8h10l3 8v6H4zM4 13h5l1 2.5h4l1-2.5h5',
  person: 'M8.5 8a3.5 3.5 0 1 0 7 0 3.5 3.5 0 1 0-7 0M5 20c.6-4 3.3-6 7-6s6.4 2 7 6',
  plug: 'M9 4v5M15 4v5M6 9h12v2a6 6 0 0 1-12 0zM12 17v4',
  shield: 'M12 3.5l-7 3v5c0 4.5 3 7.5 7 9 4-1.5 7-4.5 7-9v-5z',
  stop: `${CIRCLE}M12 7.5v5M12 16v.01`,
  truck:
    'M3 7h11v9H3zM14 10h4l3 3v3h-7M5.5 18a1.5 1.5 0 1 0 3 0 1.5 1.5 0 1 0-3 0M15.5 18a1.5 1.5 0 1 0 3 0 1.5 1.5 0 1 0-3 0',
  undo: 'M9 6L5 10l4 4M5 10h9a5 5 0 0 1 0 10h-3',
};

/** Icons that point somewhere; they turn round in right-to-left text. */
const DIRECTED = new Set(['arrow', 'truck', 'undo']);

/** @typedef {keyof typeof PATHS} IconName */

/**
 * An icon in the colour and size of the text around it. The words beside it say what it means.
 *
 * @param {IconName} name
 */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.classList.add('icon', ...(DIRECTED.has(name) ? ['directed'] : []));
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}
