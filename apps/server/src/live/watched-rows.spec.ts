import { describe, expect, it } from '@jest/globals';
import type { BranchId } from '@lobbyflow/engine';
import { WatchedRows } from './watched-rows.js';

const branch = (name: string) => name as BranchId;
const [north, south] = [branch('north'), branch('south')];
interface Call {
  readonly branchId: BranchId;
  readonly id: number;
}

/** A table, and every question that was put to it. */
function aTable(rows: Call[]) {
  const asked: (readonly BranchId[])[] = [];
  const failures: unknown[] = [];
  let answer = () => Promise.resolve<readonly Call[]>(rows);
  const watched = new WatchedRows<Call>(
    (branches) => {
      asked.push(branches);
      return answer().then((all) => all.filter(({ branchId }) => branches.includes(branchId)));
    },
    (error) => failures.push(error),
  );
  const answerWith = (next: typeof answer) => (answer = next);
  return { watched, asked, failures, rows, answerWith };
}

/** Everything that was promised so far has come. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('rows that screens watch', () => {
  it('are read in one question for all branches of a look', async () => {
    const { watched, asked } = aTable([
      { branchId: north, id: 1 },
      { branchId: south, id: 2 },
    ]);

    expect([...watched.of(north), ...watched.of(south)]).toEqual([]);
    await settled();

    expect(asked).toEqual([[north, south]]);
    expect([watched.of(north), watched.of(south)]).toMatchObject([[{ id: 1 }], [{ id: 2 }]]);
  });

  it('are read again with the next look, and only for who still looks', async () => {
    const { watched, asked, rows } = aTable([{ branchId: north, id: 1 }]);
    watched.of(north);
    watched.of(south);
    await settled();
    rows.pop();

    watched.of(north);
    await settled();

    expect(asked).toEqual([[north, south], [north]]);
    expect(watched.of(north)).toEqual([]);
  });

  it('wait for an answer that takes long, and are not asked for twice meanwhile', async () => {
    const { watched, asked, answerWith } = aTable([]);
    let come: (rows: readonly Call[]) => void = () => undefined;
    answerWith(() => new Promise((resolve) => (come = resolve)));
    watched.of(north);
    await settled();
    watched.of(north);
    watched.of(south);
    await settled();
    expect(asked).toEqual([[north]]);

    come([{ branchId: north, id: 7 }]);
    await settled();

    expect(watched.of(north)).toMatchObject([{ id: 7 }]);
    await settled();
    expect(asked).toEqual([[north], [north, south]]);
  });

  it('stay as they were known when the table cannot be read, and that is told', async () => {
    const { watched, failures, answerWith } = aTable([{ branchId: north, id: 1 }]);
    await watched.refresh(north);
    answerWith(() => Promise.reject(new Error('away')));

    watched.of(north);
    await settled();

    expect(watched.of(north)).toMatchObject([{ id: 1 }]);
    expect(failures).toMatchObject([{ message: 'away' }]);
  });
});
