import { createOidcBackend } from '../../src/backends-oidc.js';
import { describeMatrix } from './oidc-matrix.js';

describeMatrix(createOidcBackend);
