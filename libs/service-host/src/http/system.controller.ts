import { Controller, Get, Inject } from '@nestjs/common';
import { comparePositions, formatPosition, type Position } from '@anjuan/contracts';
import type { Consumer, Transport } from '@anjuan/event-bus';
import type { EventStore } from '@anjuan/event-store';
import { rebuild, type ReadModel } from '@anjuan/read-models';
import { EVENT_STORE, Input, Problem, Serve, type Check, type Checked, type Jobs } from '@anjuan/service-kit';
import { checkProcess } from '../check/check-process.ts';
import { consumerPlaces } from './consumer-places.ts';
import { unfit, type Health } from './health.ts';
import {
  listConsumers,
  listProjections,
  liveness,
  readiness,
  rebuildProjection,
  showJob,
  startCheck,
  startTopicsRebuild,
} from './operations.ts';

/** What a process tells of itself. */
export interface SystemParts extends Health {
  readonly transport: Transport;
  /** The transport follows lanes and not the store itself. */
  readonly lanes: boolean;
  readonly consumers: readonly Consumer[];
  readonly readModels: readonly ReadModel[];
  readonly checks: readonly Check[];
  readonly jobs: Jobs;
  readonly openApi: object;
}

export const SYSTEM_PARTS = Symbol('SystemParts');

@Controller()
export class SystemController {
  private readonly placeOf: (consumer: Consumer) => Promise<Position>;

  constructor(
    @Inject(SYSTEM_PARTS) private readonly parts: SystemParts,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {
    this.placeOf = consumerPlaces(store);
  }

  @Serve(liveness)
  live(): unknown {
    const faults = unfit.alive(this.parts);
    if (faults.length > 0) throw notWell('not-live', '进程异常', 'not live', faults);
    return { status: 'live' };
  }

  @Serve(readiness)
  async ready(): Promise<unknown> {
    const faults = await unfit.ready(this.parts, this.store);
    if (faults.length > 0) throw notWell('not-ready', '尚未就绪', 'not ready', faults);
    return { status: 'ready' };
  }

  @Serve(listConsumers)
  async consumers(): Promise<unknown> {
    const head = await this.store.head();
    const byName = new Map(this.parts.consumers.map((consumer) => [consumer.name, consumer]));
    const consumers = await Promise.all(
      this.parts.transport.statuses().map(async ({ name, position: reached, state, lastError }) => {
        const consumer = byName.get(name);
        const position = this.parts.lanes && consumer ? await this.placeOf(consumer) : reached;
        const there = comparePositions(position, head) >= 0;
        const behind = there ? 0 : Math.max(1, Number(head.sequence - position.sequence));
        return { name, position: formatPosition(position), behind, state, lastError };
      }),
    );
    return { head: formatPosition(head), caughtUp: consumers.every(({ behind }) => behind === 0), consumers };
  }

  @Serve(listProjections)
  projections(): unknown {
    return { items: this.parts.readModels.map(({ name }) => name) };
  }

  @Serve(rebuildProjection)
  rebuild(@Input(rebuildProjection) { params }: Checked): unknown {
    const wanted = params['name'] ?? '';
    const readModel = this.parts.readModels.find(({ name }) => name === wanted || name.split('/')[1] === wanted);
    if (!readModel) throw projectionUnknown(this.parts.readModels.map(({ name }) => name));
    const job = this.parts.jobs.start(`rebuild ${readModel.name}`, async (report) => {
      const total = Number((await this.store.head()).sequence);
      const events = await rebuild(readModel, this.store, ({ done }) => report(done, Math.max(total, done)));
      this.parts.transport.restart(readModel.name);
      return { projection: readModel.name, events };
    });
    return { job };
  }

  @Serve(startCheck)
  check(): unknown {
    const { consumers, readModels, checks, jobs } = this.parts;
    return { job: jobs.start('check', (report) => checkProcess({ store: this.store, consumers, readModels, checks }, report)) };
  }

  @Serve(startTopicsRebuild)
  rebuildTopics(): unknown {
    throw new Problem({ status: 409, code: 'no-topics', zh: '此进程没有消息主题', en: 'this process has no topics' });
  }

  @Serve(showJob)
  job(@Input(showJob) { params }: Checked): unknown {
    const job = this.parts.jobs.find(params['job'] ?? '');
    if (!job) throw new Problem({ status: 404, code: 'job-unknown', zh: '没有这个任务', en: 'no such job' });
    return job;
  }

  @Get('/openapi.json')
  openApi(): unknown {
    return this.parts.openApi;
  }
}

/** Nobody has the read model that was named; these there are. */
export function projectionUnknown(known: readonly string[]): Problem {
  const text = { status: 404, code: 'projection-unknown', zh: '没有这个读模型', en: 'no such read model' };
  return new Problem({ ...text, detailZh: known.join('、'), detailEn: known.join(', '), data: { known } });
}

function notWell(code: string, zh: string, en: string, faults: readonly string[]): Problem {
  return new Problem({ status: 503, code, zh, en, data: { faults } });
}
