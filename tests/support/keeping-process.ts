// A house that keeps figures fresh beside others, as a process that can be killed: `tsx keeping-process.ts LEASE_SECONDS`.
import { keepFresh } from '../../commands/keep-fresh.ts';
import { loadConfig } from '../../core/config.ts';
import { openHouse } from '../../main.ts';
import { createLeaderLease } from '../../store/leader-lease.ts';
import { silentLog } from './silent-log.ts';

const leaseSeconds = Number(process.argv[2]);
const house = await openHouse(loadConfig({ env: process.env }), { log: silentLog, role: 'guest' });
const lease = createLeaderLease(house.store, { leaseSeconds });
keepFresh(house, lease);
setInterval(
  () => void lease.renew().then((leads) => process.stdout.write(leads ? 'leads\n' : 'stands by\n')),
  200,
);
