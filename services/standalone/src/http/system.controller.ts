import { Controller, Get, Inject } from '@nestjs/common';
import { comparePositions, formatPosition } from '@anjuan/contracts';
import type { Transport } from '@anjuan/event-bus';
import type { EventStore } from '@anjuan/event-store';
import { rebuild, type ReadModel } from '@anjuan/read-models';
import { EVENT_STORE, Input, Problem, Serve, type Checked, type Jobs } from '@anjuan/service-kit';
import { listConsumers, listProjections, liveness, readiness, rebuildProjection, showJob } from './operations.ts';

/** What the system tells of itself. */
export interface SystemParts {
  readonly transport: Transport;
  readonly readModels: readonly ReadModel[];
  readonly jobs: Jobs;
  readonly openApi: object;
  isReady(): boolean;
}

export const SYSTEM_PARTS = Symbol('SystemParts');

@Controller()
export class SystemController {
  constructor(
    @Inject(SYSTEM_PARTS) private readonly parts: SystemParts,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  @Serve(liveness)
  live(): unknown {
    return { status: 'live' };
  }

  @Serve(readiness)
  async ready(): Promise<unknown> {
    const answers =
      this.parts.isReady() &&
      (await this.store.head().then(
        () => true,
        () => false,
      ));
    if (!answers) throw new Problem({ status: 503, code: 'not-ready', zh: '尚未就绪', en: 'not ready' });
    return { status: 'ready' };
  }

  @Serve(listConsumers)
  async consumers(): Promise<unknown> {
    const head = await this.store.head();
    const consumers = this.parts.transport.statuses().map(({ name, position, state, lastError }) => {
      const there = comparePositions(position, head) >= 0;
      const behind = there ? 0 : Math.max(1, Number(head.sequence - position.sequence));
      return { name, position: formatPosition(position), behind, state, lastError };
    });
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
    if (!readModel) {
      const known = this.parts.readModels.map(({ name }) => name);
      const text = { status: 404, code: 'projection-unknown', zh: '没有这个读模型', en: 'no such read model' };
      throw new Problem({ ...text, detailZh: known.join('、'), detailEn: known.join(', '), data: { known } });
    }
    const job = this.parts.jobs.start(`rebuild ${readModel.name}`, async (report) => {
      const total = Number((await this.store.head()).sequence);
      const events = await rebuild(readModel, this.store, ({ done }) => report(done, Math.max(total, done)));
      this.parts.transport.restart(readModel.name);
      return { projection: readModel.name, events };
    });
    return { job };
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
