import { describeBackend } from '../contracts/backend-contract.js';
import { useGenesys } from './genesys-journey.js';
import { subjectOf } from './genesys-subject.js';

const { take } = useGenesys();

describeBackend('genesys, cloud', {
  redirects: true,
  renews: false,
  create: subjectOf(() => take({ product: 'cloud' })),
});
