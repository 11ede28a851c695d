// A company of any size, made up inside the engine: no row of it ever passes through this process.
import { addDays, type DayWindow } from '../../core/windows.ts';
import type { Store } from '../../store/store.ts';
import { touchDays } from '../../store/rows/touched-days.ts';

export interface CompanySize {
  people: number;
  communities: number;
  interactions: number;
  seed: number;
}

/** Of a hundred interactions. */
const shares = { posts: 12, responses: 47, views: 37, joins: 2, logins: 2 };

/** Evenly from 0 to below 1, from the row's number: `what` names the draw, so that no two are alike. */
const drawn = (what: string, of = 'number') =>
  `(bitShiftRight(cityHash64({seed:UInt64}, '${what}', ${of}), 11) / 9007199254740992)`;
const uuid = (kind: string, of: string) => `reinterpretAsUUID(sipHash128('${kind}', ${of}))`;
const person = (number: string) => uuid('person', number);
const place = (count: string, share: string) => `toUInt32(floor(${count} * ${share}))`;

/** Activity falls off as a power of rank: the busiest hundredth does a sixth of everything. */
const actor = place('{people:UInt32}', `pow(${drawn('actor')}, 2.5)`);
const department = (of: string) => `cityHash64('department', ${of}) % 60`;
/** Everybody has six rooms, that of the department first, and is in the first of them most. */
const roomOf = (of: string, slot: string) => `if(${slot} = 0,
  ${department(of)} % {communities:UInt32},
  ${place('{communities:UInt32}', `pow(${drawn('room', `(${of}, ${slot})`)}, 1.6)`)})`;
/** Seven times in ten one of their own; otherwise any, the large ones more often. */
const roomEntered = `toUInt32(if(${drawn('stray')} < 0.7,
  ${roomOf('actor', `toUInt8(6 * pow(${drawn('slot')}, 1.5))`)},
  ${place('{communities:UInt32}', `pow(${drawn('elsewhere')}, 1.6)`)}))`;
const community = (room: string) => `concat('bench:tablee:', leftPad(toString(${room}), 5, '0'))`;
/** Working hours of every day alike. */
const timeInWindow = `toDateTime64({from:Date}, 3, 'UTC') + toIntervalDay(toUInt32(84 * ${drawn('day')}))
  + toIntervalSecond(28800 + toUInt32(36000 * ${drawn('second')}))`;

const scratch = {
  posts: `CREATE TABLE tablee.bench_posts
    (room UInt32, place UInt32, object UUID, author UInt32, time DateTime64(3, 'UTC')) ENGINE = Memory`,
  rooms: 'CREATE TABLE tablee.bench_rooms (room UInt32, posts UInt32) ENGINE = Memory',
};

/** In each room, posts of the same author stand together: who is popular is popular with everything they say. */
const posts = `
  INSERT INTO tablee.bench_posts
  SELECT room, row_number() OVER (PARTITION BY room ORDER BY cityHash64('popular', actor), object) - 1, object, actor, time
  FROM (
    SELECT ${actor} AS actor, ${roomEntered} AS room, ${uuid('post', 'number')} AS object, ${timeInWindow} AS time
    FROM numbers({rows:UInt64})
  )`;

/** Columns in which kinds of interaction differ, each with what stands there otherwise. */
const usual = {
  object: `toUUID('00000000-0000-0000-0000-000000000000')`,
  thread: `toUUID('00000000-0000-0000-0000-000000000000')`,
  responds_to: `CAST([], 'Array(UUID)')`,
  targets: `CAST([], 'Array(UUID)')`,
  reasons: `CAST([], 'Array(String)')`,
};

/** `from` gives `number`, `actor`, `room`, `time`, `verb` and what `differing` speaks of. */
function insertInteractions(kind: string, from: string, differing: Partial<typeof usual> = {}): string {
  const told = { ...usual, ...differing };
  return `
    INSERT INTO tablee.interactions
      (key, fingerprint, source, day, time, received, verb, actor, bot, community, community_name, clamped,
       object, thread, responds_to, targets, reasons, chars, lang, seq)
    SELECT ${uuid(`key of ${kind}`, 'number')}, sipHash128('${kind}', number), '/bench', toDate(time), time, time, verb,
      ${person('actor')}, false, ${community('room')}, '', false,
      ${Object.values(told).join(', ')}, 100, 'en', number
    FROM (${from})`;
}

const postsTold = insertInteractions(
  'post',
  `SELECT rowNumberInAllBlocks() AS number, author AS actor, room, time, object AS made,
     if(cityHash64('asks', object) % 4 = 0, 'ask', 'post') AS verb
   FROM tablee.bench_posts`,
  { object: 'made', thread: 'made' },
);

/** Replies and answers, reactions, endorsements and mentions of what was posted in the room, a day later on average. */
const responses = insertInteractions(
  'response',
  `SELECT r.number AS number, r.actor AS actor, r.room AS room, r.verb AS verb, p.object AS answered, p.author AS author,
     p.time + toIntervalSecond(toUInt32(60 - 86400 * log(1 - r.delay))) AS time
   FROM (
     SELECT e.number AS number, e.actor AS actor, e.room AS room, e.verb AS verb, e.delay AS delay,
       ${place('rooms.posts', 'pow(e.which, 1.8)')} AS place
     FROM (
       SELECT number, ${actor} AS actor, ${roomEntered} AS room, 0.999 * ${drawn('delay')} AS delay, ${drawn('which')} AS which,
         multiIf(${drawn('verb')} < 0.36, 'reply', ${drawn('verb')} < 0.44, 'answer', ${drawn('verb')} < 0.95, 'react',
           ${drawn('verb')} < 0.97, 'endorse', 'mention') AS verb
       FROM numbers({rows:UInt64})
     ) AS e
     INNER JOIN tablee.bench_rooms AS rooms ON rooms.room = e.room
   ) AS r
   INNER JOIN tablee.bench_posts AS p ON p.room = r.room AND p.place = r.place
   WHERE time < toDateTime64({to:Date}, 3, 'UTC')`,
  {
    object: `if(verb IN ('reply', 'answer'), ${uuid('response', 'number')}, ${usual.object})`,
    thread: 'answered',
    responds_to: `if(verb = 'mention', CAST([], 'Array(UUID)'), [answered])`,
    targets: `if(verb = 'mention', [${person('author')}], CAST([], 'Array(UUID)'))`,
    reasons: `if(verb = 'mention', ['mention'], CAST([], 'Array(String)'))`,
  },
);

const seen = (verb: string, room: string) =>
  insertInteractions(
    verb,
    `SELECT number, ${actor} AS actor, ${room} AS room, ${timeInWindow} AS time, '${verb}' AS verb
     FROM numbers({rows:UInt64})`,
  );

const joins = insertInteractions(
  'join',
  `SELECT number, toUInt32(number % {people:UInt32}) AS actor,
     toUInt32(${roomOf('actor', 'toUInt8(intDiv(number, {people:UInt32}) % 6)')}) AS room,
     ${timeInWindow} AS time, 'join' AS verb
   FROM numbers({rows:UInt64})`,
);

const registry = {
  directory: `
    INSERT INTO tablee.directory (person, department, site, leader, entitled_from, entitled_to, version)
    SELECT ${person('toUInt32(number)')}, concat('department ', leftPad(toString(${department('toUInt32(number)')}), 2, '0')),
      concat('site ', toString(cityHash64('site', number) % 12)), cityHash64('leader', number) % 50 = 0,
      toDate('1970-01-01'), toDate32('2299-12-31'), 1
    FROM numbers({people:UInt64})`,
  communities: `
    INSERT INTO tablee.communities (community, name, kind, hosts, opened_on, closed_on, version)
    SELECT ${community('number')}, concat('Room ', toString(number)),
      ['sector', 'practice', 'expertise', 'interest', 'project', 'function'][1 + number % 6],
      [${person('toUInt32(cityHash64(number) % {people:UInt32})')}], {from:Date} - 400, toDate32('2299-12-31'), 1
    FROM numbers({communities:UInt64})`,
  objectives: `
    INSERT INTO tablee.objectives
      (objective, title, measure, baseline, target, starts_on, due_on, communities, version)
    SELECT concat('objective-', toString(number)), 'An objective',
      ['monthly-active-share', 'monthly-contributor-share', 'answered-share', 'lively-communities'][1 + number % 4],
      0, 0.5, {from:Date}, {to:Date} + 84, if(number < 4, [], [${community('number')}, ${community('number + 1')}]), 1
    FROM numbers(8)`,
  campaigns: `
    INSERT INTO tablee.campaigns (campaign, title, from_day, to_day, communities, version)
    SELECT concat('campaign-', toString(number)), 'A campaign', {from:Date} + 28, {from:Date} + 42,
      arrayMap(i -> ${community('i * 10 + number')}, range(5)), 1
    FROM numbers(3)`,
  gatherings: `
    INSERT INTO tablee.gatherings (gathering, title, day, communities, version)
    SELECT concat('gathering-', toString(number)), 'A gathering', {from:Date} + 42,
      [${community('100 + number')}], 1
    FROM numbers(3)`,
};

/** Fills an empty store; the same size and seed make the same company. */
export async function foundCompany(store: Store, size: CompanySize, window: DayWindow): Promise<void> {
  const { interactions, people, communities, seed } = size;
  const rowsOf = (share: number) => Math.round((interactions * share) / 100);
  const run = (name: string, sql: string, rows = 0) =>
    store.command({ name: `found-${name}`, sql, params: { people, communities, seed, rows, ...window } });
  for (const [name, sql] of Object.entries({ ...registry, ...scratch })) await run(name, sql);
  await run('posts', posts, rowsOf(shares.posts));
  await run(
    'rooms',
    'INSERT INTO tablee.bench_rooms SELECT room, count() FROM tablee.bench_posts GROUP BY room',
  );
  await run('posts-told', postsTold);
  // About one response in eighty would come after the end.
  await run('responses', responses, Math.round(1.012 * rowsOf(shares.responses)));
  await run('views', seen('view', roomEntered), rowsOf(shares.views));
  await run('joins', joins, rowsOf(shares.joins));
  await run('logins', seen('login', 'toUInt32(0)'), rowsOf(shares.logins));
  for (const table of ['bench_posts', 'bench_rooms']) await run('end', `DROP TABLE tablee.${table}`);
  const days = Array.from({ length: 84 }, (_, day) => addDays(window.from, day));
  await touchDays(store, days, 1);
}
