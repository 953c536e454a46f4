import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '../api/client.ts';
import { api } from '../api/endpoints.ts';
import { newIdempotencyKey } from '../api/idempotency-key.ts';
import { caseQuery } from '../api/queries.ts';
import type { Case } from '../api/types.ts';

/** Pauses in milliseconds before the page asks whether its read model has seen the step; about four seconds in all. */
const pauses = [0, 150, 300, 600, 1200, 2000];

/** When to look again for what follows from the step. */
const afterwards = [800, 3000];

const pause = (length: number) => new Promise<void>((resolve) => setTimeout(resolve, length));

/**
 * Takes a step once: the key is made when the form opens, so that a double click or a repeated sending makes one event. A refusal used
 * the key up without an event, so the corrected form gets a new one. Afterwards waits a little for the read model to follow.
 */
export function useStep(given: Case, onDone: (lagging: boolean) => void) {
  const client = useQueryClient();
  const [key, setKey] = useState(newIdempotencyKey);
  return useMutation({
    mutationFn: async ({ path, body }: { readonly path: string; readonly body: unknown }) => {
      const { added } = await api.step(given.caseId, path, body, key);
      if (added === 0) return false; // it already was so
      for (const length of pauses) {
        await pause(length);
        const seen = await client.query({ ...caseQuery(given.caseId), staleTime: 0 });
        if (seen.version !== given.version) return false;
      }
      return true;
    },
    retry: false,
    onError: (error) => {
      if (error instanceof ApiError && error.refused) setKey(newIdempotencyKey());
    },
    onSuccess: async (lagging) => {
      onDone(lagging);
      const follow = () =>
        client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'vocabulary' && queryKey[0] !== 'units' });
      await follow();
      // What other services do in answer (clocks, proposals) comes a moment later.
      for (const length of afterwards) setTimeout(() => void follow(), length);
    },
  });
}
