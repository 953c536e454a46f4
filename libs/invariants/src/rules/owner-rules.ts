import type { DomainEvent } from '@anjuan/contracts';
import { addDays, type Day } from '@anjuan/regulation';
import type { CaseFacts } from '../facts/case-facts.ts';
import { broken, type EndRule, type EventRule, type World } from './rule.ts';

/** Days a successor has to take over what a dissolved unit left: the register often learns of a reorganisation late. */
const takeOverWithin = 30;

/** No case without an owner: it goes to a unit in force, only that unit acts in it, and never one that is accused in it. */
export const ownerRule: EventRule = (event, before, world) => {
  if (event.type === 'PetitionTransferred') return sent(event.unit, event.transferredOn, before, world);
  if (event.type === 'PetitionEntrusted') return sent(event.unit, event.entrustedOn, before, world);
  const unit = actingUnit(event);
  if (unit === undefined) return [];
  const { owner, review } = before;
  if (event.type === 'UnitSucceeded')
    return broken({
      'acts-for-another': owner !== unit && review?.unit !== unit,
      'owner-not-in-force': !world.units.isInForce(event.successor, event.succeededOn),
    });
  if (event.type === 'ReviewOpinionIssued' || event.type === 'ReviewOpinionDelivered')
    return broken({ 'acts-for-another': review !== null && review.unit !== unit });
  return broken({ 'no-owner': owner === null, 'acts-for-another': owner !== null && owner !== unit && review?.unit !== unit });
};

function sent(unit: string, on: Day, { accused }: CaseFacts, { units }: World) {
  const known = units.find(unit) !== undefined;
  return broken({
    'owner-unknown': !known,
    'owner-not-in-force': known && !units.isInForce(unit, on),
    'sent-to-accused': accused.includes(unit),
  });
}

/** The unit that took a step of handling; undefined where the step is not one of a unit that has the case. */
function actingUnit(event: DomainEvent): string | undefined {
  switch (event.type) {
    case 'PetitionAccepted':
    case 'PetitionDeclined':
    case 'CompetenceObjected':
    case 'WorkRecorded':
    case 'OpinionIssued':
    case 'ProposalAnswered':
    case 'DirectedToProcedure':
    case 'RouteChanged':
    case 'MediationOpened':
    case 'MediationFailed':
    case 'SettlementReached':
    case 'ResultReported':
    case 'HearingOpened':
    case 'HearingClosed':
    case 'CarryingOutRecorded':
    case 'ReviewOpinionIssued':
    case 'ReviewOpinionDelivered':
    case 'UnitSucceeded':
      return event.unit;
    default: // a step of the office, of the petitioner, or of the system
      return undefined;
  }
}

/** An open case lies with a unit that is in force, or was until lately. */
export const ownerAtEnd: EndRule = ({ owner, review, standing }, { units }, today) => {
  const acting = review?.unit ?? owner;
  if (standing !== 'open' || acting === null) return [];
  const dissolved = units.find(acting)?.dissolved ?? null;
  return broken({ 'owner-not-in-force': dissolved !== null && addDays(dissolved, takeOverWithin) < today });
};
