// Places a small network on a plane: people who respond to each other come to lie near each other.

/** Undirected: tie i joins `from[i]` and `to[i]`, none twice. */
export interface Springs {
  readonly order: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly weight: Float64Array;
}

/** By node. All in 32 bits, as the library keeps them: a picture would change by less than it shows, but it would change. */
export interface Bodies {
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Force in this round, in places a round. */
  readonly dx: Float32Array;
  readonly dy: Float32Array;
  /** 1 + the weights of all ties. */
  readonly mass: Float32Array;
}

/** Adds to the forces what every two bodies do to each other: coefficient · mass · mass / distance, apart. */
export type Repulsion = (bodies: Bodies, coefficient: number) => void;

export interface ForceAtlasOptions {
  rounds: number;
  gravity: number;
  scalingRatio: number;
  slowDown: number;
  /** Plain TypeScript when left out. */
  repel?: Repulsion;
}

/**
 * ForceAtlas2 (Jacomy, Venturini, Heymann & Bastian, *ForceAtlas2, a continuous graph layout algorithm*, PLOS ONE 9,
 * 2014) from given starts, which end up where everybody is: the same operations in the same order as
 * graphology-layout-forceatlas2, so the same bits. O(rounds · (order² + ties)).
 */
export function forceAtlas(
  springs: Springs,
  x: Float32Array,
  y: Float32Array,
  { rounds, gravity, scalingRatio, slowDown, repel = repelPairs }: ForceAtlasOptions,
): void {
  const { order } = springs;
  const column = () => new Float32Array(order);
  const bodies: Bodies = { x, y, dx: column(), dy: column(), mass: massOf(springs) };
  const weight = Float32Array.from(springs.weight);
  const last = { dx: column(), dy: column() };
  const convergence = column().fill(1);
  for (let round = 0; round < rounds; round++) {
    last.dx.set(bodies.dx);
    last.dy.set(bodies.dy);
    bodies.dx.fill(0);
    bodies.dy.fill(0);
    repel(bodies, scalingRatio);
    gather(bodies, gravity, scalingRatio);
    attract(springs, weight, bodies);
    move(bodies, last, convergence, slowDown);
  }
}

function massOf({ order, from, to, weight }: Springs): Float32Array {
  const mass = new Float32Array(order).fill(1);
  for (let e = 0; e < weight.length; e++) {
    mass[from[e]] += weight[e];
    mass[to[e]] += weight[e];
  }
  return mass;
}

/** The oracle of `repelInKernel`. */
function repelPairs({ x, y, dx, dy, mass }: Bodies, coefficient: number): void {
  for (let v = 0; v < x.length; v++) {
    for (let u = 0; u < v; u++) {
      const xApart = x[v] - x[u];
      const yApart = y[v] - y[u];
      const distance = Math.sqrt(xApart * xApart + yApart * yApart);
      if (!(distance > 0)) continue;
      const factor = (coefficient * mass[v] * mass[u]) / distance / distance;
      dx[v] += xApart * factor;
      dy[v] += yApart * factor;
      dx[u] -= xApart * factor;
      dy[u] -= yApart * factor;
    }
  }
}

/** Towards the middle of the plane. */
function gather({ x, y, dx, dy, mass }: Bodies, gravity: number, scalingRatio: number): void {
  const pull = gravity / scalingRatio;
  for (let v = 0; v < x.length; v++) {
    const distance = Math.sqrt(x[v] * x[v] + y[v] * y[v]);
    const factor = distance > 0 ? (scalingRatio * mass[v] * pull) / distance : 0;
    dx[v] -= x[v] * factor;
    dy[v] -= y[v] * factor;
  }
}

function attract({ from, to }: Springs, weight: Float32Array, { x, y, dx, dy }: Bodies): void {
  for (let e = 0; e < weight.length; e++) {
    const u = from[e];
    const v = to[e];
    const towardsX = (x[u] - x[v]) * weight[e];
    const towardsY = (y[u] - y[v]) * weight[e];
    dx[u] -= towardsX;
    dy[u] -= towardsY;
    dx[v] += towardsX;
    dy[v] += towardsY;
  }
}

/** The more a body swings to and fro, the smaller its steps. */
function move(
  { x, y, dx, dy, mass }: Bodies,
  last: Pick<Bodies, 'dx' | 'dy'>,
  convergence: Float32Array,
  slowDown: number,
): void {
  for (let v = 0; v < x.length; v++) {
    const turnX = last.dx[v] - dx[v];
    const turnY = last.dy[v] - dy[v];
    const alongX = last.dx[v] + dx[v];
    const alongY = last.dy[v] + dy[v];
    const swinging = 1 + Math.sqrt(mass[v] * Math.sqrt(turnX * turnX + turnY * turnY));
    const traction = Math.sqrt(alongX * alongX + alongY * alongY) / 2;
    const speed = (convergence[v] * Math.log(1 + traction)) / swinging;
    convergence[v] = Math.min(1, Math.sqrt((speed * (dx[v] * dx[v] + dy[v] * dy[v])) / swinging));
    x[v] += dx[v] * (speed / slowDown);
    y[v] += dy[v] * (speed / slowDown);
  }
}
