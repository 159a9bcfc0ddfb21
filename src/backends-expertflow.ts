export { createExpertflowBackend } from './backends/expertflow/expertflow-backend.js';
