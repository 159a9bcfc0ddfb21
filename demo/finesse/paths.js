import { DEMO_PASSWORD } from '../provider/agents.js';
import { PHONES } from './agents.js';

const password = DEMO_PASSWORD;

/** @type {readonly import('../simulators/simulator.js').Path<import('./settings.js').FinesseSettings>[]} */
export const FINESSE_PATHS = [
  {
    id: 'finesse-sso',
    mode: 'SSO',
    factor: 'none',
    title: 'Single sign-on',
    username: 'sjefferson',
    password,
    extension: '1001001',
    settings: { authMode: 'SSO' },
    what: 'You sign in at the company’s identity provider and come back. Then you name your phone.',
  },
  {
    id: 'finesse-password',
    mode: 'NON_SSO',
    factor: 'none',
    title: 'Password',
    username: 'rread',
    password,
    extension: '1001003',
    settings: { authMode: 'NON_SSO' },
    what: 'You type agent ID and password, then you name your phone. Five wrong passwords block you for five minutes.',
  },
  {
    id: 'finesse-hybrid-sso',
    mode: 'HYBRID',
    factor: 'none',
    title: 'Hybrid: an agent with single sign-on',
    username: 'sjefferson',
    password,
    extension: '1001001',
    settings: { authMode: 'HYBRID' },
    what: 'You are asked who you are first, and sent to the identity provider.',
  },
  {
    id: 'finesse-hybrid-password',
    mode: 'HYBRID',
    factor: 'none',
    title: 'Hybrid: a supervisor with a password',
    username: 'mgarcia',
    password,
    extension: '1001002',
    settings: { authMode: 'HYBRID' },
    what: 'You are asked who you are first, and then for your password.',
  },
  {
    id: 'finesse-stranger',
    mode: 'SSO',
    factor: 'none',
    title: 'Someone who is no agent',
    username: 'nstranger',
    password,
    settings: { authMode: 'SSO' },
    what: 'The identity provider knows you and Finesse does not.',
  },
  {
    id: 'finesse-phone-in-use',
    mode: 'NON_SSO',
    factor: 'none',
    title: 'A phone that is in use',
    username: 'rread',
    password,
    extension: PHONES.inUse,
    settings: { authMode: 'NON_SSO' },
    what: 'Finesse accepts the request and refuses the phone a moment later.',
  },
];
