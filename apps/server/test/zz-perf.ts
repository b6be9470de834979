import 'reflect-metadata';
import { aFolder, aProcess, aRequest, take } from './a-process.js';
import { openDay, press, aConfig, aCounterConfig, ofTicket } from '@lobbyflow/testing';
import { randomUUID } from 'node:crypto';
const counters = Array.from({ length: 20 }, (_, i) => aCounterConfig({ id: String(i + 1) as never }));
const folder = await aFolder();
const p = await aProcess(folder.path);
await p.submit(openDay({ config: aConfig({ counters }) }));
for (let i = 1; i <= 20; i++) await p.submit(press('open', i));
let n = 0;
const status: Record<number, number> = {};
async function run(total: number, label: string) {
  let left = total; const t = performance.now(); const c0 = process.cpuUsage();
  await Promise.all(Array.from({ length: 50 }, async (_, w) => {
    const c = (w % 20) + 1;
    while (left > 0) {
      left -= 1;
      const a = await p.journal.submit({ ...aRequest(take(++n), randomUUID()), ticketToken: randomUUID() });
      status[a.status] = (status[a.status] ?? 0) + 1;
      if (w < 20 && left > 0) { left -= 1; const b = await p.submit(press('call-next', c)); status[b.status] = (status[b.status] ?? 0) + 1;
        if (left > 0) { left -= 1; await p.submit(press('no-show', c)); } }
    }
  }));
  const s = (performance.now() - t) / 1000; const c1 = process.cpuUsage(c0); console.log('cpu us/cmd', Math.round((c1.user+c1.system)/total));
  console.log(label, Math.round(total / s), 'commands/s', status, 'rev', p.journal.current.revision, 'tickets', n);
}
const bigRuns = Number(process.argv[2] ?? 5);
for (let i = 0; i < bigRuns; i++) await run(4000, `run ${i}`);
const b = performance.now();
const q = await aProcess(folder.path);
console.log('rebuild', Math.round(performance.now() - b), 'ms for', q.journal.current.revision);
await p.databases.close(); await q.databases.close(); await folder.remove();
