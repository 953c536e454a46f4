/** A smooth function: writes its gradient at x into `gradient` and answers its value. */
export type Objective = (x: Float64Array, gradient: Float64Array) => number;

const memory = 4;

/**
 * Minimises a smooth convex function by L-BFGS with backtracking (Nocedal & Wright, Numerical Optimization, ch. 7).
 * Deterministic; stops at the iteration bound or when the gradient is small against the starting one.
 */
export function minimise(objective: Objective, start: Float64Array, iterations = 25, tolerance = 5e-3): Float64Array {
  let x: Float64Array = Float64Array.from(start);
  let gradient: Float64Array = new Float64Array(x.length);
  let value = objective(x, gradient);
  const target = tolerance * Math.max(1e-9, norm(gradient));
  const pairs: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  for (let turn = 0; turn < iterations && norm(gradient) > target; turn++) {
    const direction = twoLoop(gradient, pairs);
    const slope = -dot(direction, gradient);
    const nextGradient = new Float64Array(x.length);
    let step = pairs.length === 0 ? Math.min(1, 1 / norm(gradient)) : 1;
    let next = move(x, direction, -step);
    let nextValue = objective(next, nextGradient);
    for (let half = 0; half < 30 && nextValue > value + 1e-4 * step * slope; half++) {
      step /= 2;
      next = move(x, direction, -step);
      nextValue = objective(next, nextGradient);
    }
    if (!(nextValue < value)) break; // at the limit of the arithmetic
    const s = move(next, x, -1);
    const y = move(nextGradient, gradient, -1);
    const curvature = dot(s, y);
    if (curvature > 1e-12) pairs.push({ s, y, rho: 1 / curvature });
    if (pairs.length > memory) pairs.shift();
    [x, gradient, value] = [next, nextGradient, nextValue];
  }
  return x;
}

function twoLoop(gradient: Float64Array, pairs: readonly { s: Float64Array; y: Float64Array; rho: number }[]): Float64Array {
  const q = Float64Array.from(gradient);
  const alphas: number[] = [];
  for (const { s, y, rho } of [...pairs].reverse()) {
    const alpha = rho * dot(s, q);
    alphas.unshift(alpha);
    addTo(q, y, -alpha);
  }
  const last = pairs.at(-1);
  if (last !== undefined) scale(q, 1 / (last.rho * dot(last.y, last.y)));
  for (const [i, { s, y, rho }] of pairs.entries()) addTo(q, s, (alphas[i] ?? 0) - rho * dot(y, q));
  return q;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

const norm = (a: Float64Array): number => Math.sqrt(dot(a, a));

function addTo(a: Float64Array, b: Float64Array, factor: number): void {
  for (let i = 0; i < a.length; i++) a[i] = (a[i] as number) + factor * (b[i] as number);
}

function scale(a: Float64Array, factor: number): void {
  for (let i = 0; i < a.length; i++) a[i] = (a[i] as number) * factor;
}

function move(x: Float64Array, direction: Float64Array, factor: number): Float64Array {
  const next = Float64Array.from(x);
  addTo(next, direction, factor);
  return next;
}
