export { DutyButtons } from './duty-buttons.js';
export { DutyPanel } from './duty-panel.js';
