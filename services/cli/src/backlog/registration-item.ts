import type { LedgerCase } from '@anjuan/backlog-ledger';
import { channels, type Channel } from '@anjuan/regulation';
import type { PetitionItem } from '../api/types.ts';
import { manyLines, oneLine } from './clean.ts';

/** Words of a first step that tell how the petition came; asked in this order. */
const channelWords: readonly (readonly [RegExp, Channel])[] = [
  [/12345|热线/, 'hotline'],
  [/领导信箱|(市长|书记|区长)信箱/, 'leader-mailbox'],
  [/来信|去信|寄信|写信|信件/, 'letter'],
  [/来电|打电话/, 'call'],
  [/网上|网信|网络信访/, 'online'],
  [/(省|国家|中央|上级).{0,6}(转|交办)/, 'transferred'],
];

/** How a ledger's petition came: its own column, else its first step; a visit where neither says, as most backlog cases began with one. */
export function channelOf({ channel, events }: LedgerCase): Channel {
  const named = channel === null ? undefined : channels.codeOf(channel);
  const first = events[0]?.text ?? '';
  return named ?? channelWords.find(([words]) => words.test(first))?.[1] ?? 'visit';
}

/** Who is registered as the petitioner: the first the ledger names. */
export function petitionerOf({ petitioners, address }: LedgerCase): NonNullable<PetitionItem['petitioner']> {
  const [first] = petitioners;
  return {
    name: oneLine(first?.name ?? null, 60),
    idNumber: oneLine(first?.idNumber ?? null, 40),
    phone: oneLine(first?.phones.join(';') ?? null, 60),
    address: oneLine(address, 300),
  };
}

/**
 * The command that registers a ledger's case in intake (登记), under its case id. Received on the first day its first petition can have
 * been, else of its first dated step, else on the day the ledger was kept up to; never after `today`.
 */
export function registrationItem(
  one: LedgerCase,
  caseId: string,
  source: { readonly file: string; readonly asOf: string | null },
  today: string,
): PetitionItem {
  const dated = one.events.find(({ date }) => date !== null)?.date;
  const received = one.firstPetition?.date?.earliest ?? dated?.earliest ?? source.asOf ?? today;
  const title = oneLine(one.title ?? one.facts, 200);
  return {
    registrationNumber: caseId,
    channel: channelOf(one),
    receivedOn: received > today ? today : received,
    petitioner: petitionerOf(one),
    headcount: Math.min(100_000, Math.max(1, one.petitioners.length, one.people?.value ?? 1)),
    district: oneLine(one.district?.name ?? null, 60),
    title,
    text: manyLines(one.facts, 20_000) || manyLines(one.history, 20_000) || title || '台账未载案情',
    reference: oneLine(`${source.file.slice(-120)}#${one.sheet}!${one.row}`, 200),
  };
}
