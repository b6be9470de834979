import { useMessages } from '@lobbyflow/ui';

/** Where a draft is at fault, and why. */
export interface Fault {
  /** As the server names it, such as `lanes.1.creditMs`. */
  readonly path: string;
  readonly message: string;
  readonly reason?: string | undefined;
}

const REASONS = [
  'service-unserved',
  'lane-starved',
  'need-starved',
  'passed-too-long',
  'held-too-long',
] as const;

/** In words where the reason is known, else as the server says it. */
export function FaultText({ fault }: { readonly fault: Fault }) {
  const t = useMessages();
  const known = REASONS.find((reason) => reason === fault.reason);
  return <>{known === undefined ? fault.message : t(`rules.fault.${known}`)}</>;
}
