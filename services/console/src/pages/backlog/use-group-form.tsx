import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Progress } from 'antd';
import { lazy, Suspense, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useActor } from '../../actor/actor-store.ts';
import { sendGroupStep } from '../../api/backlog-queries.ts';
import type { GroupAnswer } from '../../api/backlog-types.ts';
import { ApiError } from '../../api/client.ts';
import { sendByFilter, sendToEach } from '../../api/group-requests.ts';
import { newIdempotencyKey } from '../../api/idempotency-key.ts';
import { fieldsOfGroup } from '../../steps/forms.ts';
import type { GroupFormName } from '../../steps/table/backlog.ts';
import { GroupResults } from './group-results.tsx';

const FormModal = lazy(() => import('../../steps/form-modal.tsx').then((module) => ({ default: module.FormModal })));

/** A form of a campaign or batch that an officer opened: which, where it is posted, what it is about and starts with. */
export interface AskedGroup {
  readonly form: GroupFormName;
  /** Below `/api`; of the form's own values where it depends on them. */
  readonly path: (values: Readonly<Record<string, unknown>>) => string;
  readonly about: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** More cases than one request takes: all of a filter, or those behind several addresses below `/api`; `total` as far as is known. */
  readonly large?:
    | { readonly filter: Readonly<Record<string, unknown>>; readonly total: number }
    | { readonly paths: readonly string[]; readonly total: number };
}

/** When to look again for what the list has seen since. */
const afterwards = [300, 1500, 4000];

interface GroupFormProps {
  readonly asked: AskedGroup;
  readonly onClose: () => void;
  readonly onDone: (answer: GroupAnswer | null) => void;
}

function GroupForm({ asked, onClose, onDone }: GroupFormProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [key, setKey] = useState(newIdempotencyKey);
  const [done, setDone] = useState(0);
  const ending = useRef(new AbortController());
  const name = t(`backlog.group.${asked.form}`);
  const step = useMutation({
    mutationFn: ({ path, body }: { readonly path: string; readonly body: Readonly<Record<string, unknown>> }) => {
      const { large } = asked;
      if (large === undefined) return sendGroupStep(path, body, key);
      const action = { body, idempotencyKey: key, signal: ending.current.signal, onProgress: setDone };
      return 'filter' in large ? sendByFilter(path, large.filter, action) : sendToEach(large.paths, action);
    },
    retry: false,
    onError: (error) => {
      if (error instanceof ApiError && error.refused) setKey(newIdempotencyKey());
    },
    onSuccess: (answer) => {
      onDone('results' in answer ? answer : null);
      for (const length of afterwards) setTimeout(() => void client.invalidateQueries({ queryKey: ['backlog'] }), length);
    },
  });
  return (
    <FormModal
      form={asked.form}
      {...{ name }}
      onClose={() => {
        ending.current.abort();
        onClose();
      }}
      title={name}
      about={
        <>
          <span className="quiet">{asked.about}</span>
          {asked.large && step.isPending && (
            <Progress
              data-testid="group-progress"
              percent={Math.floor((100 * done) / Math.max(done, asked.large.total, 1))}
              format={() => t('backlog.result.progress', { done, total: Math.max(done, asked.large?.total ?? 0) })}
            />
          )}
        </>
      }
      fields={fieldsOfGroup(asked.form)}
      base={asked.values}
      given={null}
      busy={step.isPending}
      error={step.error}
      send={(body, values) => step.mutateAsync({ path: asked.path(values), body })}
    />
  );
}

/** Opens forms of campaigns and batches, and shows below what an action did in each case. */
export function useGroupForm(onTaken?: () => void): {
  /** Undefined while who acts writes nothing. */
  readonly ask: ((asked: AskedGroup) => void) | undefined;
  readonly shown: ReactNode;
} {
  const actor = useActor();
  const [asked, setAsked] = useState<AskedGroup>();
  const [done, setDone] = useState<{ readonly form: GroupFormName; readonly answer: GroupAnswer | null }>();
  const shown = (
    <>
      {done && <GroupResults {...done} onClose={() => setDone(undefined)} />}
      {asked && (
        <Suspense fallback={null}>
          <GroupForm
            key={asked.form}
            asked={asked}
            onClose={() => setAsked(undefined)}
            onDone={(answer) => {
              setAsked(undefined);
              setDone({ form: asked.form, answer });
              onTaken?.();
            }}
          />
        </Suspense>
      )}
    </>
  );
  const open = (next: AskedGroup) => {
    setDone(undefined);
    setAsked(next);
  };
  return { ask: actor !== null && actor.role !== 'auditor' ? open : undefined, shown };
}
