// A shape of its own for every state, drawn in a square of 100 around its centre, so that colour is never needed to tell.
import type { ShownState } from '../gate.ts';

const person = (x: number, y: number) => <circle cx={x} cy={y} r="6" />;

/** Lively: three together. Warming: upward. Empty: a plate. The others say it in words beside them. */
export function Glyph({ state }: { state: ShownState }) {
  switch (state) {
    case 'lively':
      return (
        <g class="glyph glyph-solid">
          {person(50, 41)}
          {person(41, 56)}
          {person(59, 56)}
        </g>
      );
    case 'warming':
      return <path class="glyph" d="M38 55 L50 42 L62 55 M50 43 V62" />;
    case 'emptying':
      return <path class="glyph" d="M38 45 L50 58 L62 45 M50 57 V38" />;
    case 'simmering':
      return <path class="glyph" d="M36 52 C41 43 45 43 50 50 S59 57 64 48" />;
    case 'sparse':
      return (
        <g class="glyph glyph-solid">
          <circle cx="43" cy="56" r="4.5" />
          <circle cx="57" cy="44" r="4.5" />
        </g>
      );
    case 'monologue':
      return <path class="glyph" d="M37 42 H63 V56 H51 L45 63 V56 H37 Z" />;
    case 'read-only':
      return (
        <g class="glyph">
          <path d="M34 50 Q50 36 66 50 Q50 64 34 50 Z" />
          <circle class="glyph-solid" cx="50" cy="50" r="3.5" />
        </g>
      );
    case 'empty':
      return (
        <g class="glyph">
          <circle cx="50" cy="50" r="14" />
          <circle cx="50" cy="50" r="7.5" />
        </g>
      );
    case 'never-opened':
      return <path class="glyph" d="M42 42 L58 58 M58 42 L42 58" />;
    case 'too-early':
      return <path class="glyph" d="M50 38 V51 L59 57" />;
    case 'too-small':
      return <path class="glyph" d="M41 50 H59" />;
  }
}
