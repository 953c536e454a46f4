import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { accept, type DocumentEvent, type SetLetterhead } from '@anjuan/contracts';
import { dayOf, type CommandContext, type CommandRunner, type Outcome } from '@anjuan/service-kit';
import { RUNNER } from '../../tokens.ts';
import { letterheadDecider, letterheadStream, type Letterhead } from './numbering.ts';

export class SetLetterheadCommand {
  readonly unit: string;
  readonly body: SetLetterhead;
  readonly context: CommandContext;

  constructor(unit: string, body: SetLetterhead, context: CommandContext) {
    this.unit = unit;
    this.body = body;
    this.context = context;
  }
}

@CommandHandler(SetLetterheadCommand)
export class SetLetterheadHandler implements ICommandHandler<SetLetterheadCommand> {
  constructor(@Inject(RUNNER) private readonly runner: CommandRunner) {}

  /** Sets how a unit signs (机关文头); the same again adds nothing. */
  execute({ unit, body, context }: SetLetterheadCommand): Promise<Outcome<Letterhead, never>> {
    const streamId = letterheadStream(unit);
    return this.runner.run<Letterhead, DocumentEvent, never>({
      ...{ owner: 'assignment', caseId: streamId, streamId, context },
      decider: letterheadDecider,
      decide: (state) => (same(state, body) ? accept() : accept({ type: 'LetterheadSet', unit, ...body, setOn: dayOf(context.now) })),
    });
  }
}

function same(state: Letterhead, { word, name, phone, address }: SetLetterhead): boolean {
  return state !== null && state.word === word && state.name === name && state.phone === phone && state.address === address;
}
