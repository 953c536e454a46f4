import { Controller, Inject } from '@nestjs/common';
import { Serve, type Host } from '@anjuan/service-kit';
import type { Classifiers } from '../application/classifiers.ts';
import { resuggest } from '../application/resuggest.ts';
import { trainFromHistory } from '../application/train.ts';
import type { UnitRegister } from '../application/unit-register.ts';
import type { ConfirmationRule } from '../domain/decision/index.ts';
import { CLASSIFIERS, HOST, RULE, UNITS } from '../tokens.ts';
import { suggestAgain, trainModel } from './operations.ts';

@Controller()
export class TrainingController {
  constructor(
    @Inject(HOST) private readonly host: Host,
    @Inject(UNITS) private readonly units: UnitRegister,
    @Inject(CLASSIFIERS) private readonly models: Classifiers,
    @Inject(RULE) private readonly rule: ConfirmationRule,
  ) {}

  @Serve(trainModel)
  train(): unknown {
    const job = this.host.jobs.start('classification training', async (report) => {
      const { model, examples } = await trainFromHistory(this.host, await this.units.rows(), report);
      this.models.install(model);
      return { version: model.version, examples };
    });
    return { job };
  }

  @Serve(suggestAgain)
  resuggest(): unknown {
    const job = this.host.jobs.start('classification resuggestion', async (report) => {
      const changed = await resuggest(this.host, this.models, this.rule, await this.units.version(), report);
      return { changed };
    });
    return { job };
  }
}
