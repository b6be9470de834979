import { describe, expect, it } from '@jest/globals';
import { readSettings, unknownSettings } from './settings.js';

describe('the settings', () => {
  it('need nothing: a demo on this machine alone', () => {
    expect(readSettings({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      folder: './data',
      databaseUrl: null,
      isDemo: true,
      hasLimits: true,
      takesContacts: false,
      origins: [],
      proxies: [],
      webhookNetworks: [],
      log: 'warn',
    });
  });

  it('of production listen for the whole network', () => {
    expect(readSettings({ LOBBYFLOW_MODE: 'production' })).toMatchObject({
      host: '0.0.0.0',
      isDemo: false,
    });
  });

  it('take an empty variable as left out', () => {
    expect(readSettings({ PORT: '', LOBBYFLOW_DATA: '' })).toMatchObject({ port: 3000 });
  });

  it('tell all their faults at once, each by the name to look for', () => {
    const wrong = {
      PORT: 'http',
      LOBBYFLOW_MODE: 'live',
      LOBBYFLOW_DATABASE_URL: 'mysql://x/y',
    };

    expect(() => readSettings(wrong)).toThrow(
      /PORT must be a number[^]*DATABASE_URL[^]*MODE must be/,
    );
  });

  it('that are misspelt are named, those of other programs are not', () => {
    const given = { LOBBYFLOW_MOED: 'production', LOBBYFLOW_BACKUP_KEY: 'a key', PORT: '1' };

    expect(unknownSettings(given)).toEqual(['LOBBYFLOW_MOED']);
  });

  it('lift the limits in demo mode only', () => {
    expect(readSettings({ LOBBYFLOW_LIMITS: 'off' }).hasLimits).toBe(false);
    expect(() => readSettings({ LOBBYFLOW_LIMITS: 'off', LOBBYFLOW_MODE: 'production' })).toThrow(
      'LOBBYFLOW_LIMITS may be off in demo mode only',
    );
  });

  it('take lists of other sites and of proxies, and say what is none', () => {
    const given = {
      LOBBYFLOW_ORIGINS: 'https://a.example, http://b.example:8080',
      LOBBYFLOW_PROXIES: '10.0.0.0/24,::1',
      LOBBYFLOW_WEBHOOK_NETWORKS: '10.1.0.0/16',
    };

    expect(readSettings(given)).toMatchObject({
      origins: ['https://a.example', 'http://b.example:8080'],
      proxies: ['10.0.0.0/24', '::1'],
      webhookNetworks: ['10.1.0.0/16'],
    });
    for (const [name, value] of [
      ['LOBBYFLOW_ORIGINS', '*'],
      ['LOBBYFLOW_ORIGINS', 'https://a.example/'],
      ['LOBBYFLOW_PROXIES', 'true'],
      ['LOBBYFLOW_PROXIES', '10.0.0.0/33'],
    ] as const) {
      expect(() => readSettings({ [name]: value })).toThrow(`${name} must be`);
    }
  });
});
