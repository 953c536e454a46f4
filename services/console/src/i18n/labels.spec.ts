import { describe, expect, it } from '@jest/globals';
import { eventCatalog, jsonSchemaOf } from '@anjuan/contracts';
import * as regulation from '@anjuan/regulation';
import { caseStates, vocabularyLists, type VocabularyList } from '../api/types.ts';
import { isHidden, nameOf, readingOf } from '../pages/case/event-vocabulary.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}
interface Part {
  readonly event: string;
  readonly name: string;
  readonly codes: readonly string[];
}

/** Every field of an event with the codes it may hold, those within others too. */
function partsOf(event: string, schema: Schema, name = ''): readonly Part[] {
  const own = name === '' || isHidden(name) ? [] : [{ event, name, codes: schema.enum ?? [] }];
  const inner = [...(schema.anyOf ?? []), ...(schema.items ? [schema.items] : [])].flatMap((one) => partsOf(event, one, name));
  return [
    ...own,
    ...inner,
    ...Object.entries(schema.properties ?? {}).flatMap(([part, one]) =>
      // What is suggested is read as the field that it is suggested for.
      partsOf(event, one, part === 'value' ? name : part),
    ),
  ];
}
const parts = eventCatalog.flatMap((definition) => partsOf(definition.type, jsonSchemaOf(definition) as Schema));

const codes: Readonly<Record<VocabularyList, readonly string[]>> = {
  ...{ categories: regulation.categories.codes, topics: regulation.topics.codes, routes: regulation.routes.codes },
  ...{ channels: regulation.channels.codes, states: regulation.caseStates.codes, clocks: regulation.clockRules.map(({ clock }) => clock) },
  ...{ results: regulation.handlingResults.codes, ratings: regulation.ratings.codes, deliveryMethods: regulation.deliveryMethods.codes },
  ...{ workKinds: regulation.workKinds.codes, nonAcceptanceGrounds: regulation.nonAcceptanceGrounds.codes },
  ...{
    opinionParts: regulation.opinionParts.codes,
    conflictStages: regulation.conflictStages.codes,
    reviewLevels: regulation.reviewLevels.codes,
  },
  ...{
    reviewOutcomes: regulation.reviewOutcomes.codes,
    adoptions: regulation.adoptions.codes,
    procedureEnds: regulation.procedureEnds.codes,
  },
  ...{ hearingStages: regulation.hearingStages.codes, visitKinds: regulation.visitKinds.codes, agentKinds: regulation.agentKinds.codes },
  ...{ confidentialityScopes: regulation.confidentialityScopes.codes, avoidanceGrounds: regulation.avoidanceGrounds.codes },
  ...{ supervisionGrounds: regulation.supervisionGrounds.codes, supervisionMethods: regulation.supervisionMethods.codes },
  ...{ suggestionKinds: regulation.suggestionKinds.codes, supervisionStates: regulation.supervisionStates.codes },
  clockStates: Object.keys(zh.limit.state),
};

const wordOf = (texts: { readonly value: object; readonly urgent: object }, word: string): unknown =>
  ({ ...texts.urgent, ...texts.value })[word as never];

describe.each([
  ['Chinese', zh],
  ['English', en],
])('the words of events in %s', (_, texts) => {
  it('name every field', () => {
    const nameless = parts.filter(({ event, name }) => !(nameOf(event, name) in texts.data));
    expect(nameless.map(({ event, name }) => `${event}.${name}`)).toEqual([]);
  });

  it('say every code that stands in no list of the office', () => {
    const unsaid = parts.flatMap(({ event, name, codes: possible }) => {
      const reading = readingOf(event, name);
      const isSaid = (code: string) =>
        reading.as === 'code'
          ? codes[reading.list].includes(code)
          : reading.as === 'word' && wordOf(texts, `${reading.prefix}${code}`) !== undefined;
      return possible.filter((code) => !isSaid(code)).map((code) => `${event}.${name}: ${code}`);
    });
    expect(unsaid).toEqual([]);
  });

  it('name every clock state, every urgent sign and every role of an office', () => {
    for (const outcome of ['running', 'expired', 'paused', 'met', 'late', 'cancelled', 'lapsed'])
      expect(texts.limit.state).toHaveProperty(outcome);
    for (const { kind } of regulation.parseUrgencyRules(regulation.defaultUrgencyRules).sections) expect(texts.urgent).toHaveProperty(kind);
  });
});

describe('what the console knows of the office', () => {
  it('are all states of a case, and a list for every field that has codes', () => {
    expect([...caseStates].sort()).toEqual([...regulation.caseStates.codes].sort());
    expect(Object.keys(codes).sort()).toEqual([...vocabularyLists].sort());
    expect(parts.filter(({ codes: possible }) => possible.length > 0).length).toBeGreaterThan(60);
  });
});
