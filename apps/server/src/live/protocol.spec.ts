import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ROUTES, ViewName } from '@lobbyflow/contract';
import { anInstant, aLobby, aTicket, BRANCH } from '@lobbyflow/testing';
import { readFileSync } from 'node:fs';
import { join as path } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { aServer, DEMO, type TestServer } from '../../test/a-server.js';
import { atCounter, takeTicket } from '../../test/at-work.js';
import { MAY_SEE } from './may-see.js';
import type { ViewTarget } from './view-target.js';
import { viewOf } from './views.js';

const DOCUMENT = readFileSync(path(import.meta.dirname, '../../../../docs/protocol.md'), 'utf8');

/** The line of the table of views. */
function lineOf(view: string): readonly string[] {
  const lines = DOCUMENT.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  return lines.find(([, name]) => name === `\`${view}\``) ?? [];
}

describe('docs/protocol.md', () => {
  it.each(ViewName.options)('names who may see the view `%s`, and all it holds', (view) => {
    const ticket = aTicket();
    const ticketId = view === 'ticket' ? ticket.id : null;
    const counterId = view === 'pad' ? '1' : undefined;
    const target = { branchId: BRANCH, view, ticketId, counterId } as ViewTarget;

    const [, , roles = '', collections = ''] = lineOf(view);

    expect(roles.split(', ')).toEqual(MAY_SEE[view]);
    const named = collections.replaceAll(/\([^)]*\)/g, '').match(/(?<=`)\w+(?=`)/g);
    const held = Object.keys(viewOf(target, aLobby({ tickets: [ticket] }), anInstant(1)));
    expect(named).toEqual(held);
  });
});

describe('the screen that docs/protocol.md writes', () => {
  let server: TestServer;
  const sockets: Socket[] = [];

  beforeEach(async () => {
    server = await aServer();
  });
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.close();
    await server.close();
  });

  /** Runs the page's own program; what it prints goes to `print`. */
  function run(token: string, print: (...words: unknown[]) => void): void {
    const [, code = ''] = /```js\n([\s\S]*?)```/.exec(DOCUMENT) ?? [];
    const body = code.replace(/^import .*$/m, '');
    const open = (...given: Parameters<typeof io>) => {
      const socket = io(...given);
      sockets.push(socket);
      return socket;
    };
    const argv = ['node', 'strip.mjs', server.url, DEMO, token];
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the program is the page's own, and is what is tested
    const program = new Function('io', 'process', 'console', body) as (...given: unknown[]) => void;
    program(open, { argv }, { log: print, error: print });
  }

  it('shows who is called, also after its link was lost', async () => {
    await atCounter(server, '1').told(ROUTES.openCounter);
    const printed: (readonly [number, readonly string[]])[] = [];
    const until = (calls: readonly string[]) =>
      new Promise<void>((resolve) => waiting.push({ calls: calls.join(), resolve }));
    const waiting: { readonly calls: string; readonly resolve: () => void }[] = [];
    run(await server.tokenOf('display'), (...line) => {
      const [revision, calls] = line as [number, string[]];
      printed.push([revision, calls]);
      for (const one of waiting) if (one.calls === calls.join()) one.resolve();
    });
    await until([]);
    const called = until(['A001 → 1']);
    await takeTicket(server);
    await atCounter(server, '1').told(ROUTES.callNext);
    await called;

    sockets[0]?.io.engine.close();
    const back = until(['A002 → 1']);
    await takeTicket(server);
    for (const route of [ROUTES.start, ROUTES.finish, ROUTES.callNext]) {
      await atCounter(server, '1').told(route);
    }
    await back;

    const revisions = printed.map(([revision]) => revision);
    expect(revisions).toEqual(revisions.toSorted((a, b) => a - b));
  });
});
