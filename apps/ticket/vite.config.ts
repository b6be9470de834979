import { screen } from '../../vite.screen.js';

export default screen(import.meta.dirname, '/t/');
