import { describe, expect, it } from '@jest/globals';
import { Pack, PACK_IDS } from '@lobbyflow/contract';
import { type CounterId, policyFaults } from '@lobbyflow/engine';
import { packCounter } from '../pack.js';
import { packList, packNamed } from './packs.js';

describe.each(PACK_IDS.map((id) => [id, packNamed(id)] as const))('the pack %s', (id, pack) => {
  const { config, why } = pack;
  const credit = (kind: string) => config.lanes.find((lane) => lane.kind === kind)?.creditMs ?? 0;

  it('is a configuration that can be published as it is, with one counter for all', () => {
    const counter = packCounter(config, { id: '1' as CounterId, name: '1', kind: 'standard' });

    expect(Pack.parse(pack)).toEqual(pack);
    expect(policyFaults({ ...config, counters: [counter] })).toEqual([]);
  });

  it('has a reason for every lane, and each reason stands for something that is there', () => {
    const reached = why.map(({ path }) =>
      path
        .split('.')
        .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], config),
    );

    expect(reached).not.toContain(undefined);
    expect(why.map(({ path }) => path)).toEqual(
      expect.arrayContaining(config.lanes.map((_, index) => `lanes.${index}`)),
    );
    expect(why.every(({ text }) => text.zh !== '' && text.en !== '')).toBe(true);
  });

  it('puts need before worth, and has a fast lane', () => {
    expect(credit('protected')).toBeGreaterThan(credit('vip'));
    expect(credit('express')).toBeGreaterThan(0);
  });

  it('gives each service a letter of its own', () => {
    const letters = config.services.map(({ letter }) => letter);

    expect(new Set(letters).size).toBe(letters.length);
  });

  it('is in the list', () => {
    expect(packList().items).toContainEqual({ id, name: pack.name, about: pack.about });
  });
});
