import type { BackendFactory } from '../../src/auth/backend.js';
import { describeMatrix } from './oidc-matrix.js';

/** As the bundles have it; see `trimmedPlugin`. */
const address = '/src/backends/oidc/oidc-backend.ts?trimmed';
const { createOidcBackend } = (await import(address)) as { createOidcBackend: BackendFactory };

describe('with trimmed libraries', () => {
  describeMatrix(createOidcBackend);
});
