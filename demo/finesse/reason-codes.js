import { html as xml } from '../web/html.js';

/**
 * @typedef {object} ReasonCode
 * @property {string} id
 * @property {'NOT_READY' | 'LOGOUT'} category
 * @property {string} code
 * @property {string} label
 * @property {boolean} systemCode codes of the system are used, and not listed
 */

/** @type {readonly ReasonCode[]} */
const REASON_CODES = [
  { id: '12', category: 'NOT_READY', code: '12', label: 'Lunch', systemCode: false },
  { id: '16', category: 'NOT_READY', code: '10', label: 'Team meeting', systemCode: false },
  { id: '21', category: 'LOGOUT', code: '1', label: 'End of shift', systemCode: false },
  { id: '22', category: 'LOGOUT', code: '255', label: 'Connection failure', systemCode: true },
];

/** The reason an agent is signed out whose desktop has gone (Desktop Presence and Forced Logout). */
export const CONNECTION_FAILURE = '22';

/** @param {string} id */
export function reasonCode(id) {
  return REASON_CODES.find((reason) => reason.id === id);
}

/**
 * The answer of `User/<id>/ReasonCodes?category=…`.
 *
 * @param {string} category
 */
export function reasonCodesXml(category) {
  const listed = REASON_CODES.filter((reason) => reason.category === category && !reason.systemCode);
  return xml`<ReasonCodes category="${category}">${listed.map(reasonCodeXml)}</ReasonCodes>`;
}

/** @param {ReasonCode} reason */
export function reasonCodeXml({ id, category, code, label, systemCode }) {
  return xml`<ReasonCode><uri>/finesse/api/ReasonCode/${id}</uri><category>${category}</category><code>${code}</code><label>${label}</label><forAll>true</forAll><systemCode>${systemCode ? 'true' : 'false'}</systemCode><id>${id}</id></ReasonCode>`;
}
