// A community's face: a round table with twelve seats, in the colour and with the shape of its state.
import type { ShownState } from '../gate.ts';
import { seatCount, type Seats } from '../seats.ts';
import { Glyph } from './glyphs.tsx';
import { usePage } from './page-context.ts';

export interface TableFaceProps {
  state: ShownState;
  seats: Seats | null;
  /** Side in pixels, 24–96. */
  size: number;
  /** The words stand beside it. */
  decorative?: boolean;
}

export function TableFace({ state, seats, size, decorative = false }: TableFaceProps) {
  const { t } = usePage();
  const word = t.states.word[state];
  const label =
    seats === null ? t.community.faceClosed(word) : t.community.face(word, seats.filled, seats.half);
  return (
    <svg
      class={`face state-${state}`}
      viewBox="0 0 100 100"
      width={size}
      height={size}
      {...(decorative ? { 'aria-hidden': 'true' } : { role: 'img', 'aria-label': label })}
    >
      <circle class="table-top" cx="50" cy="50" r="28" />
      <Glyph state={state} />
      {seats !== null &&
        Array.from({ length: seatCount }, (_, index) => <Seat key={index} index={index} seats={seats} />)}
    </svg>
  );
}

/** Filled from the top, clockwise; then half-filled; the rest are free. */
function Seat({ index, seats: { filled, half } }: { index: number; seats: Seats }) {
  const angle = (index / seatCount) * 2 * Math.PI - Math.PI / 2;
  const x = round(50 + 41 * Math.cos(angle));
  const y = round(50 + 41 * Math.sin(angle));
  const radius = 7.5;
  if (index < filled) return <circle class="seat seat-filled" cx={x} cy={y} r={radius} />;
  return (
    <>
      <circle class="seat" cx={x} cy={y} r={radius} />
      {index < filled + half && (
        <path
          class="seat-half"
          d={`M${x} ${round(y - radius)} A${radius} ${radius} 0 0 0 ${x} ${round(y + radius)} Z`}
        />
      )}
    </>
  );
}

const round = (value: number) => Math.round(value * 10) / 10;

/** The state alone: its colour, its shape and its word. */
export function StateMark({ state, size = 18 }: { state: ShownState; size?: number }) {
  const { t } = usePage();
  return (
    <span class="state-mark">
      <svg class={`face state-${state}`} viewBox="18 18 64 64" width={size} height={size} aria-hidden="true">
        <circle class="table-top" cx="50" cy="50" r="29" />
        <Glyph state={state} />
      </svg>
      {t.states.word[state]}
    </span>
  );
}
