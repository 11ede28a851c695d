// One connection into the engine, whose settings and parameters are exactly what the running query asked for.
import type { Session } from 'chdb';
import { ClickHouseException } from './clickhouse-exception.ts';
import { sqlString } from '../sql-text.ts';

export type Settings = Readonly<Record<string, string>>;

/** What a query brings along. `parameters` are in the escaped text form of `param_*`. */
export interface QueryContext {
  settings: Settings;
  parameters: Settings;
  /** False once nobody waits for the answer: what has not begun by then never does. */
  isAwaited?: () => boolean;
}

export interface EngineSession {
  /** Makes the session match the context, then runs; one at a time. */
  run<T>(context: QueryContext, work: (session: Session) => Promise<T>): Promise<T>;
}

/**
 * Settings given with a query stay on a chdb session (research/reliability.md §0, fact 17), so each query first
 * sets what differs from the one before. `baseline` holds for every query that says nothing else.
 */
export function createEngineSession(open: () => Session, baseline: Settings): EngineSession {
  let session: Session | undefined;
  let applied: Settings = {};
  let tail: Promise<unknown> = Promise.resolve();

  async function align(current: Session, { settings, parameters }: QueryContext): Promise<void> {
    const wanted = { ...baseline, ...settings };
    const changes = [...changed(applied, wanted), ...parametersSet(parameters)];
    if (changes.length > 0) await current.queryAsync(changes.join('; '));
    applied = wanted;
  }

  async function fresh(): Promise<Session> {
    const opened = open();
    applied = {};
    await opened.queryAsync('USE tablee');
    return opened;
  }

  async function runNow<T>(context: QueryContext, work: (session: Session) => Promise<T>): Promise<T> {
    if (context.isAwaited?.() === false) {
      throw new ClickHouseException(394, 'QUERY_WAS_CANCELLED', 'Nobody waits for the answer');
    }
    const current = session ?? (await fresh());
    session = undefined;
    try {
      await align(current, context);
      const result = await work(current);
      session = current;
      return result;
    } catch (error) {
      // A fault leaves the session in an unknown state (half its settings changed, or deaf to KILL QUERY after a
      // stream broke off); a new one costs half a millisecond.
      current.close();
      throw error;
    }
  }

  return {
    run(context, work) {
      const result = tail.then(() => runNow(context, work));
      tail = result.catch(() => undefined);
      return result;
    },
  };
}

function changed(applied: Settings, wanted: Settings): string[] {
  const sets = Object.entries(wanted)
    .filter(([name, value]) => applied[name] !== value)
    .map(([name, value]) => `SET ${name} = ${sqlString(value)}`);
  const resets = Object.keys(applied)
    .filter((name) => !(name in wanted))
    .map((name) => `SET ${name} = DEFAULT`);
  return [...sets, ...resets];
}

function parametersSet(parameters: Settings): string[] {
  return Object.entries(parameters).map(([name, value]) => `SET param_${name} = ${sqlString(value)}`);
}
