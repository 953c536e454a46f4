import { Controller, Inject } from '@nestjs/common';
import { Serve, type Host, type Report } from '@anjuan/service-kit';
import type { Classifiers } from '../application/classifiers.ts';
import { resuggest } from '../application/resuggest.ts';
import { trainFromHistory } from '../application/train.ts';
import type { UnitRegister } from '../application/unit-register.ts';
import type { ConfirmationRule } from '../domain/decision/index.ts';
import { CLASSIFIERS, HOST, RULE, UNITS } from '../tokens.ts';
import { suggestAgain, trainModel } from './operations.ts';

/** Long work on the classifier. Asked for while it runs, it answers with the running job. */
@Controller()
export class TrainingController {
  private readonly started = new Map<string, string>();

  constructor(
    @Inject(HOST) private readonly host: Host,
    @Inject(UNITS) private readonly units: UnitRegister,
    @Inject(CLASSIFIERS) private readonly models: Classifiers,
    @Inject(RULE) private readonly rule: ConfirmationRule,
  ) {}

  @Serve(trainModel)
  train(): unknown {
    return this.once('classification training', async (report) => {
      const { model, examples, metrics } = await trainFromHistory(this.host, await this.units.rows(), report);
      this.models.install(model);
      return { version: model.version, examples, metrics };
    });
  }

  @Serve(suggestAgain)
  resuggest(): unknown {
    const { host, models, units, rule } = this;
    return this.once('classification resuggestion', async (report) => ({
      changed: await resuggest({ host, models, units, rule }, report),
    }));
  }

  private once(kind: string, work: (report: Report) => Promise<unknown>): { job: string } {
    const running = this.host.jobs.find(this.started.get(kind) ?? '');
    if (running?.state === 'running') return { job: running.job };
    const job = this.host.jobs.start(kind, work);
    this.started.set(kind, job);
    return { job };
  }
}
