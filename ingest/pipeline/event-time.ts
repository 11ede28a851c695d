// Places an event in time: as told, bounded by when it came in.
import type { Fault } from '../../core/outcome.ts';

export interface PlacedTime {
  /** Milliseconds since 1970. */
  time: number;
  /** It was more than five minutes ahead and was set to `received`. */
  clamped: boolean;
}

const aheadMs = 5 * 60_000;
/** No clock runs a year ahead: such a time is a mistake, not skew. */
const absurdMs = 366 * 86_400_000;
const earliest = Date.UTC(1990, 0, 1);

/** `told` is an RFC 3339 date-time by form; whether it names a real instant is seen here. */
export function placeTime(told: string | undefined, received: number): PlacedTime | Fault {
  if (told === undefined) return { time: received, clamped: false };
  const time = Date.parse(told);
  if (Number.isNaN(time)) return { code: 'invalid-event', detail: 'time names no instant', pointer: '/time' };
  if (time < earliest) return outOfRange('time is before 1990');
  if (time > received + absurdMs) return outOfRange('time is more than a year ahead');
  return time > received + aheadMs ? { time: received, clamped: true } : { time, clamped: false };
}

function outOfRange(detail: string): Fault {
  return { code: 'time-out-of-range', detail, pointer: '/time' };
}
