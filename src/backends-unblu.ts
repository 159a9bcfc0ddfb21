export { createUnbluBackend } from './backends/unblu/unblu-backend.js';
