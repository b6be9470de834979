import type { BranchId } from '@lobbyflow/engine';

/** Reads what stands in a table for these branches, in the order in which it is to be shown. */
export type ReadRows<Row> = (branches: readonly BranchId[]) => Promise<readonly Row[]>;

/**
 * Rows of a table as screens show them, which were true a look ago. The table
 * is the truth, so that what was done through one process is seen through all;
 * it is read once a look for all branches that are watched, however many.
 */
export class WatchedRows<Row extends { readonly branchId: BranchId }> {
  private readonly known = new Map<BranchId, readonly Row[]>();
  private readonly wanted = new Set<BranchId>();
  private isReading = false;

  constructor(
    private readonly read: ReadRows<Row>,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** What is known of a branch; asking is what has it read again. */
  of(branchId: BranchId): readonly Row[] {
    this.wanted.add(branchId);
    if (!this.isReading) {
      this.isReading = true;
      // The others of this look ask in the same breath.
      queueMicrotask(() => void this.look());
    }
    return this.known.get(branchId) ?? [];
  }

  /** Reads one branch now, after something was done there. */
  async refresh(branchId: BranchId): Promise<void> {
    this.note([branchId], await this.read([branchId]));
  }

  private async look(): Promise<void> {
    const branches = [...this.wanted];
    this.wanted.clear();
    try {
      this.note(branches, await this.read(branches));
    } catch (error) {
      this.failed(error);
    } finally {
      this.isReading = false;
    }
  }

  private note(branches: readonly BranchId[], rows: readonly Row[]): void {
    for (const branchId of branches) {
      this.known.set(
        branchId,
        rows.filter((row) => row.branchId === branchId),
      );
    }
  }
}
