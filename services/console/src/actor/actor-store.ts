import { useSyncExternalStore } from 'react';
import { parseActor, type Actor } from './actor.ts';

const key = 'anjuan.actor';
const listeners = new Set<() => void>();

function stored(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage is switched off: the choice then lasts as long as the page
  }
}

let current: Actor | null = parseActor(stored());

/** Who acts now; null before anyone was chosen. */
export function currentActor(): Actor | null {
  return current;
}

/** Chooses who acts, and remembers it in this browser. */
export function chooseActor(actor: Actor): void {
  current = actor;
  try {
    localStorage.setItem(key, JSON.stringify(actor));
  } catch {
    // storage is switched off: see stored()
  }
  for (const tell of listeners) tell();
}

/** Who acts now, followed by the component. */
export function useActor(): Actor | null {
  return useSyncExternalStore((tell) => {
    listeners.add(tell);
    return () => listeners.delete(tell);
  }, currentActor);
}
