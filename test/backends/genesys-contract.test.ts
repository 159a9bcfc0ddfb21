import { describeBackend } from '../contracts/backend-contract.js';
import { useGenesys } from './genesys-journey.js';
import { subjectOf } from './genesys-subject.js';

const { take } = useGenesys();

const here = { redirects: false, renews: true };

describeBackend('genesys', { ...here, create: subjectOf(() => take()) });
describeBackend('genesys, form', { ...here, create: subjectOf(() => take({ signIn: 'form' })) });
describeBackend('genesys, a new password', {
  ...here,
  create: subjectOf(() => take(), { mustChangePassword: true }),
});
describeBackend('genesys, sign-in page', {
  redirects: true,
  renews: true,
  create: subjectOf(() => take({ signIn: 'redirect' })),
});
