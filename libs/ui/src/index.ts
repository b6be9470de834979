/**
 * How the screens look and what they say. A screen's `main.tsx` imports `@lobbyflow/ui/theme.css` and stands
 * in a `LanguageProvider`, and below a `BranchZone` once it knows its branch.
 *
 * - Words: `useMessages()` → `t(key, values)`; keys are those of `messages/*.en.ts`, one pair of files a
 *   screen. `useWords()` names states, rules, reasons and kinds as they come over the wire.
 * - Times, waits, counts: `useFormats()`.
 * - Looks: the classes of `theme.css` and `components.css`, all beginning with `lf-`; the tokens (`--space-4`,
 *   `--ink`, `--surface` …) are for the screens' own styles.
 */
export { Badge, LaneBadge, StateBadge, TicketNumber } from './badges.js';
export { Button, type ButtonProps } from './button.js';
export { CheckList } from './check-list.js';
export { type Contrast, useContrast } from './contrast.js';
export { Dialog } from './dialog.js';
export { useElderMode } from './elder-mode.js';
export { ChoiceList, type Option, Select, TextField } from './fields.js';
export { type Formats, formatsIn, type Instant } from './format.js';
export {
  emergencyIn,
  EmergencyPanel,
  type HallNotice,
  HallNotices,
  noticeText,
} from './hall-notices.js';
export { Icon, type IconName } from './icon.js';
export { type MessageKey, MESSAGES } from './messages/messages.js';
export { LinkNotice, Notice, ProblemNotice, type Tone } from './notices.js';
export { PairingCode } from './pairing-code.js';
export { QrCode } from './qr-code.js';
export { type Say, sayIn, type Values } from './say.js';
export { signBySign } from './sign-by-sign.js';
export { SignInForm } from './sign-in-form.js';
export { BranchZone, useFormats } from './use-formats.js';
export {
  counterIn,
  firstLanguage,
  LanguageProvider,
  LanguageSwitch,
  useCounterName,
  useLanguage,
  useLocalName,
  useMessages,
  useWords,
  type WordArea,
} from './use-messages.js';
export { WaitClock } from './wait-clock.js';
export type {
  CallRule,
  ChoiceReason,
  CounterKind,
  DivertReason,
  EndCause,
  Feature,
  LaneKind,
  PauseReason,
  RatingReason,
  SessionState,
  TicketState,
} from './words.js';
