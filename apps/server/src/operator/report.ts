import type { FileAudit } from './audit-file.js';
import type { Finding } from './finding.js';

/** Findings told in words; the rest is in the JSON. */
const MAX_TOLD = 100;

/** An audit, a line for each branch. */
export function auditLines({ branches, findings }: FileAudit): string[] {
  const lines = branches.map(({ branchId, last, findings: faults }) => {
    const found = faults.length === 0 ? 'clean' : `${faults.length} findings`;
    return `${branchId}: ${last.revision} revisions, last hash ${last.hash || 'none'}, ${found}`;
  });
  if (findings.length === 0) return [...lines, 'The audit found nothing wrong.'];
  return [...lines, ...findingLines(findings)];
}

/** One line each: where, what kind, and what it is. */
export function findingLines(findings: readonly Finding[]): string[] {
  const lines = findings.slice(0, MAX_TOLD).map(({ branchId, revision, code, what }) => {
    const at = revision === null ? '' : ` revision ${revision}`;
    return `FOUND ${code}: ${branchId || 'file'}${at}: ${what}`;
  });
  const more = findings.length - lines.length;
  return more > 0 ? [...lines, `… and ${more} more; --json tells all`] : lines;
}
