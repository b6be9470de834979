import { describe, expect, it } from '@jest/globals';
import { NestLog, openLog } from './logger.js';

function aLog() {
  const lines: string[] = [];
  const log = openLog({ log: 'debug' }, { write: (line) => lines.push(line) });
  return { log, lines };
}

describe('the log', () => {
  it('says where and what: branch, revision, code and command', () => {
    const { log, lines } = aLog();

    log.warn({ branchId: 'demo', revision: 7, code: 'busy', commandId: 'c-1' }, 'refused');

    expect(JSON.parse(lines[0]!)).toMatchObject({
      level: 'warn',
      branchId: 'demo',
      revision: 7,
      code: 'busy',
      commandId: 'c-1',
      msg: 'refused',
    });
  });

  it('never shows a secret, wherever it stands', () => {
    const { log, lines } = aLog();

    log.info({
      token: 'secret-1',
      request: { password: 'secret-2', headers: { cookie: 'secret-3' } },
    });
    log.info({ headers: { authorization: 'secret-4', 'set-cookie': ['secret-5'] } });
    log.info({ device: { tokenHash: 'secret-6' }, setupCode: 'secret-7', ticketToken: 'secret-8' });

    expect(lines.join('')).not.toMatch(/secret-\d/);
    expect(lines).toHaveLength(3);
  });

  it('keeps the values of a failed statement out: only its message and stack are shown', () => {
    const { log, lines } = aLog();
    const failed = Object.assign(new Error('disk is full'), {
      parameters: ['secret-9'],
      code: 'FULL',
    });

    new NestLog(log).error(failed, 'Journal');

    expect(lines[0]).not.toContain('secret-9');
    expect(JSON.parse(lines[0]!)).toMatchObject({
      context: 'Journal',
      err: { message: 'disk is full', code: 'FULL' },
    });
  });
});
