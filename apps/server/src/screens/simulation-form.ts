import { START_WORDS, type StartLanguage } from './start-words.js';

const SPEEDS = [1, 10, 60, 300];
const USUAL_SPEED = 60;

/** Starts and ends a simulated day; `start.js` gives it life. */
export function simulationForm(language: StartLanguage): string {
  const { running, stopped, failed, profile, ordinary, pensionDay, speed, start, stop } =
    START_WORDS[language];
  const speeds = SPEEDS.map(
    (times) =>
      `<option value="${times}"${times === USUAL_SPEED ? ' selected' : ''}>${times}×</option>`,
  );
  return `<form id="simulation" data-running="${running}" data-stopped="${stopped}" data-failed="${failed}">
<label>${profile} <select name="profile"><option value="ordinary">${ordinary}</option><option value="pension-day">${pensionDay}</option></select></label>
<label>${speed} <select name="speed">${speeds.join('')}</select></label>
<button name="start" type="submit">${start}</button>
<button name="stop" type="button" disabled>${stop}</button>
<p role="status"></p>
</form>`;
}
