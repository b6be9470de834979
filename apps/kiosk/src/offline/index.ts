export { openDesk } from './open-desk.js';
export { registerWorker } from './register-worker.js';
