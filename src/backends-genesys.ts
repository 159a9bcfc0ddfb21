export { createGenesysBackend } from './backends/genesys/genesys-backend.js';
