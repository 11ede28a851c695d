// The network itself, as SVG drawn by the server: ties beneath, people over them, names on top.
import type { Network } from '../answers/network.ts';
import { huedDepartments, hueOf } from './network-hues.ts';
import { placeNames } from './node-names.ts';

const width = 720;
const height = 460;
const margin = 26;
/** Ties drawn at full strength; more of them grow fainter, so that a dense picture stays readable. */
const clearTies = 60;

export function NetworkDrawing({ network, label }: { network: Network; label: string }) {
  const { nodes, ties } = network;
  const place = placing(nodes);
  const hued = huedDepartments(network);
  const strongest = Math.max(1e-9, ...nodes.map(({ influence }) => influence));
  const named = nodes.flatMap(({ label: name }, index) => (name === '' ? [] : [{ name, ...place(index) }]));
  return (
    <svg class="network-picture" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <g class="ties" stroke-opacity={Math.max(0.06, Math.min(0.4, (0.4 * clearTies) / ties.length))}>
        {ties.map(({ from, to }, index) => {
          const a = place(from);
          const b = place(to);
          return <line key={index} x1={a.x} y1={a.y} x2={b.x} y2={b.y} />;
        })}
      </g>
      {nodes.map(({ department, influence }, index) => {
        const { x, y } = place(index);
        const radius = Math.round(10 * (3 + 9 * Math.sqrt(influence / strongest))) / 10;
        return (
          <circle
            key={index}
            class={`node hue-${hueOf(network, hued, department)}`}
            cx={x}
            cy={y}
            r={radius}
          />
        );
      })}
      {placeNames(named, { width, height }).map(({ name, dot, x, y, anchor }, index) => (
        <g key={index}>
          <line class="node-leader" x1={dot.x} y1={dot.y} x2={x} y2={y - 4} />
          <text class="node-name" x={x} y={y} text-anchor={anchor}>
            {name}
          </text>
        </g>
      ))}
    </svg>
  );
}

/**
 * Fits the picture into its frame, whatever scale the layout used. The outermost few are drawn at the edge: a pair that
 * answers nobody else would otherwise shrink everyone else to a dot.
 */
function placing(nodes: Network['nodes']): (index: number) => { x: number; y: number } {
  const fitX = fit(
    nodes.map(({ x }) => x),
    width,
  );
  const fitY = fit(
    nodes.map(({ y }) => y),
    height,
  );
  return (index) => ({ x: fitX(nodes[index]?.x ?? 0), y: fitY(nodes[index]?.y ?? 0) });
}

const outermost = 0.03;

function fit(values: readonly number[], size: number): (value: number) => number {
  const sorted = [...values].sort((a, b) => a - b);
  const cut = Math.floor(outermost * sorted.length);
  const low = sorted[cut] ?? 0;
  const high = sorted[sorted.length - 1 - cut] ?? low;
  return (value) => {
    const share = Math.min(1, Math.max(0, (value - low) / (high - low || 1)));
    return Math.round(10 * (margin + share * (size - 2 * margin))) / 10;
  };
}
