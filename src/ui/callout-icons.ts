import type { TemplateResult } from 'lit';
import { draw } from './icons.js';

const CIRCLE = 'M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0';

export const stopIcon = (): TemplateResult => draw(`${CIRCLE}M12 7.5v5M12 16v.01`);

export const noteIcon = (): TemplateResult => draw(`${CIRCLE}M12 11.5v5M12 8v.01`);

export const doneIcon = (): TemplateResult => draw(`${CIRCLE}M8.5 12.3l2.3 2.3 4.7-5`);

export const clockIcon = (): TemplateResult => draw(`${CIRCLE}M12 7v5l3.2 2`);
