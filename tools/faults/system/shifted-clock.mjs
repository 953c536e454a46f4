// Preloaded into the processes of a system (node --import): their wall clock goes wrong by as many milliseconds as a file says, from one
// moment to the next, as when somebody sets it. Clocks that count on from the start of the process are not touched.
import { readFileSync, watchFile } from 'node:fs';

const file = process.env.ANJUAN_FAULT_CLOCK_FILE;
const Real = globalThis.Date;
let shift = 0;

function read() {
  try {
    shift = Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    shift = 0; // no file: the clock is right
  }
}

class Shifted extends Real {
  constructor(...args) {
    if (args.length === 0) super(Real.now() + shift);
    else super(...args);
  }
  static now() {
    return Real.now() + shift;
  }
}

if (file) {
  read();
  watchFile(file, { interval: 200, persistent: false }, read);
  // Called without `new` it gives the time as text, as the platform's own does.
  globalThis.Date = new Proxy(Shifted, { apply: () => new Shifted().toString() });
}
