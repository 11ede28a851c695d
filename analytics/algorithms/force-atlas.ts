// Places nodes on a plane by forces: everyone pushes everyone off, ties pull together, the middle holds all.

/** Springs `from[i]`–`to[i]`, each pair once. */
export interface Springs {
  from: Int32Array;
  to: Int32Array;
  weight: Float64Array;
}

export interface ForceOptions {
  rounds: number;
  /** How strongly nodes push each other off. */
  scaling: number;
  /** How strongly the middle pulls. */
  gravity: number;
  slowDown: number;
}

/** One number a node. Numbers of 32 bits throughout: a picture shows no more. */
interface Bodies {
  x: Float32Array;
  y: Float32Array;
  /** Force of this round, and of the one before. */
  dx: Float32Array;
  dy: Float32Array;
  oldDx: Float32Array;
  oldDy: Float32Array;
  /** 1 + the weights of its springs. */
  mass: Float32Array;
  convergence: Float32Array;
}

/**
 * ForceAtlas2 from `x` and `y`, which it moves: linear repulsion between all pairs, linear attraction by weight, each
 * node with a speed of its own. Jacomy, Venturini, Heymann & Bastian, *ForceAtlas2, a continuous graph layout
 * algorithm*, PLOS ONE 9(6), 2014. Bit for bit what graphology-layout-forceatlas2 gives without Barnes–Hut, in
 * little more than half the time: columns instead of one matrix, no choices in the loop. O(rounds · order²).
 */
export function forceAtlas(x: Float32Array, y: Float32Array, springs: Springs, options: ForceOptions): void {
  const bodies = createBodies(x, y, springs);
  const weight = Float32Array.from(springs.weight);
  for (let round = 0; round < options.rounds; round++) {
    bodies.oldDx.set(bodies.dx);
    bodies.oldDy.set(bodies.dy);
    bodies.dx.fill(0);
    bodies.dy.fill(0);
    pushOff(bodies, options.scaling);
    holdTogether(bodies, options);
    pull(bodies, springs, weight);
    move(bodies, options.slowDown);
  }
}

function createBodies(x: Float32Array, y: Float32Array, { from, to, weight }: Springs): Bodies {
  const column = () => new Float32Array(x.length);
  const mass = column().fill(1);
  for (let i = 0; i < weight.length; i++) {
    mass[from[i]] += weight[i];
    mass[to[i]] += weight[i];
  }
  const convergence = column().fill(1);
  return { x, y, dx: column(), dy: column(), oldDx: column(), oldDy: column(), mass, convergence };
}

function pushOff({ x, y, dx, dy, mass }: Bodies, scaling: number): void {
  for (let n = 1; n < x.length; n++) {
    const xn = x[n];
    const yn = y[n];
    const strength = scaling * mass[n];
    let dxn = dx[n];
    let dyn = dy[n];
    for (let m = 0; m < n; m++) {
      const towardsX = xn - x[m];
      const towardsY = yn - y[m];
      const distance = Math.sqrt(towardsX * towardsX + towardsY * towardsY);
      if (distance > 0) {
        const factor = (strength * mass[m]) / distance / distance;
        const forceX = towardsX * factor;
        const forceY = towardsY * factor;
        dxn = Math.fround(dxn + forceX);
        dyn = Math.fround(dyn + forceY);
        dx[m] -= forceX;
        dy[m] -= forceY;
      }
    }
    dx[n] = dxn;
    dy[n] = dyn;
  }
}

function holdTogether({ x, y, dx, dy, mass }: Bodies, { scaling, gravity }: ForceOptions): void {
  for (let n = 0; n < x.length; n++) {
    const distance = Math.sqrt(x[n] ** 2 + y[n] ** 2);
    const factor = distance > 0 ? (scaling * mass[n] * (gravity / scaling)) / distance : 0;
    dx[n] -= x[n] * factor;
    dy[n] -= y[n] * factor;
  }
}

function pull({ x, y, dx, dy }: Bodies, { from, to }: Springs, weight: Float32Array): void {
  for (let i = 0; i < weight.length; i++) {
    const n = from[i];
    const m = to[i];
    const forceX = (x[n] - x[m]) * -weight[i];
    const forceY = (y[n] - y[m]) * -weight[i];
    dx[n] += forceX;
    dy[n] += forceY;
    dx[m] -= forceX;
    dy[m] -= forceY;
  }
}

/** Whoever swings to and fro goes slowly, whoever is drawn one way goes fast. */
function move({ x, y, dx, dy, oldDx, oldDy, mass, convergence }: Bodies, slowDown: number): void {
  for (let n = 0; n < x.length; n++) {
    const swing = Math.sqrt((oldDx[n] - dx[n]) ** 2 + (oldDy[n] - dy[n]) ** 2);
    const traction = Math.sqrt((oldDx[n] + dx[n]) ** 2 + (oldDy[n] + dy[n]) ** 2) / 2;
    const steadiness = 1 + Math.sqrt(mass[n] * swing);
    const speed = (convergence[n] * Math.log(1 + traction)) / steadiness;
    convergence[n] = Math.min(1, Math.sqrt((speed * (dx[n] ** 2 + dy[n] ** 2)) / steadiness));
    x[n] += dx[n] * (speed / slowDown);
    y[n] += dy[n] * (speed / slowDown);
  }
}
