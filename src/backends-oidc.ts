export { createOidcBackend } from './backends/oidc/oidc-backend.js';
