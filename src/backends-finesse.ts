export { createFinesseBackend } from './backends/finesse/finesse-backend.js';
