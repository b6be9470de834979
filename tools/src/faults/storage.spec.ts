import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { damagedFiles, isNoticed } from './damaged.js';
import { diskFull, hasSmallDisks, isHonest } from './disk-full.js';
import { failingSyncs, isFailStop } from './failing-sync.js';

const tellNobody = () => undefined;
/** Traces another program, where that is installed and allowed. */
const hasTracing = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;

describe('A server whose storage fails', () => {
  it('does not start on a damaged file, or is as it was, and a backup is the way out', async () => {
    const result = await damagedFiles({ each: 1, seed: 1 }, tellNobody);

    expect(result).toMatchObject({ exit: 1, changedByRestore: 0 });
    expect(result.said).toMatch(/lobbyflow\.db is damaged: .+\nPut a backup in its place/s);
    // A single byte may stand in an answer's wait or link, which nothing else knows.
    const whole = result.damages.filter(({ kind }) => !/^(bit|byte)/.test(kind));
    expect(whole.filter(({ silent, badRefusals }) => silent + badRefusals > 0)).toEqual([]);
    expect(isNoticed({ ...result, damages: whole })).toBe(true);
    const [one, ...others] = whole;
    expect(isNoticed({ ...result, damages: [{ ...one!, silent: 1 }, ...others] })).toBe(false);
  }, 300_000);

  if (hasSmallDisks()) {
    it('refuses while the disk is full, shows what there is, and goes on with room', async () => {
      const result = await diskFull({ rounds: 2, seed: 1 }, tellNobody);

      expect(result).toMatchObject({ wrongLooks: 0, changed: 0, faultyAudits: 0 });
      expect(result.refused).toBe(result.sentWhileFull);
      expect(isHonest(result)).toBe(true);
      expect(isHonest({ ...result, wrongLooks: 1 })).toBe(false);
    }, 240_000);
  }

  if (hasTracing) {
    it('ends when a sync fails, and has all that it answered when it is started again', async () => {
      const result = await failingSyncs({ runs: 2, seed: 1 }, tellNobody);

      expect(result).toMatchObject({ wentOn: 0, changed: 0, faultyAudits: 0 });
      expect(isFailStop(result)).toBe(true);
      expect(isFailStop({ ...result, wentOn: 1 })).toBe(false);
    }, 240_000);
  }
});
