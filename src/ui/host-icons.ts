import type { TemplateResult } from 'lit';
import { draw } from './icons.js';

export const menuIcon = (): TemplateResult => draw('M12 5.5v.01M12 12v.01M12 18.5v.01', 'dots');

export const reloadIcon = (): TemplateResult => draw('M19.5 12a7.5 7.5 0 1 1-2.2-5.3M19.5 3v4.5H15');

export const crossIcon = (): TemplateResult => draw('M6.5 6.5l11 11M17.5 6.5l-11 11');

export const shieldIcon = (): TemplateResult => draw('M12 3 5 6v5c0 4.5 3 8 7 10 4-2 7-5.5 7-10V6zM12 8v4.5M12 16v.01');

export const warningIcon = (): TemplateResult => draw('M12 8v5M12 16.5v.01M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0');
