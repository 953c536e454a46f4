// Real: the shipped lexicon, examples and model, jieba with its dictionary, and the bundled sample of 320 invented petitions.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { categories, routeAllowed, routes } from '@anjuan/regulation';
import fc from 'fast-check';
import { jiebaSegmenter } from '../../application/segmenter.ts';
import { loadExamples, loadLexicon, loadModel, shippedClassifier } from '../../application/shipped-classifier.ts';
import { labelledPetitions, readRows, readUnits } from '../../eval/petition-rows.ts';
import {
  ExamplesError,
  inForce,
  localClassifier,
  ModelError,
  parseExamples,
  parseModel,
  readyClassifier,
  serialiseModel,
  train,
  type LabelledPetition,
  type PetitionFacts,
  type ReadyClassifier,
  type UnitRow,
} from './index.ts';

const data = (name: string): string => readFileSync(new URL(`../../eval/data/${name}`, import.meta.url), 'utf8');
const sampleUnits = readUnits(data('units.csv'), 'units.csv');
const otherUnits = readUnits(data('other-city-units.csv'), 'other-city-units.csv');
const sample = labelledPetitions(readRows(data('petitions.csv'), 'petitions.csv'), 'petitions.csv');

const petition = (facts: Partial<PetitionFacts>): PetitionFacts => ({
  channel: 'online',
  title: '',
  text: '',
  target: '',
  district: '望潮区',
  headcount: 1,
  anonymous: false,
  date: '2024-06-01',
  ...facts,
});

let ready: ReadyClassifier;
beforeAll(() => {
  ready = shippedClassifier(otherUnits);
});

describe('suggestions in a city the model never saw', () => {
  const wages = petition({
    title: '讨要工钱',
    target: '某建筑劳务公司',
    text: '我们六个瓦工在工地干了四个月，包工头欠工资七万二，打了欠条不认账，要求劳动监察查处。',
  });

  it('suggests category, topic, route and the district office for unpaid wages', () => {
    const suggestion = ready.suggest(wages);
    expect([suggestion.category.code, suggestion.topic.code, suggestion.route.code]).toEqual(['appeal-request', 'wages', 'perform-duty']);
    expect(suggestion.units[0]?.name).toBe('望潮区人力资源和社会保障局');
  });

  it('raises a crowd of thirty or more to the city organ', () => {
    expect(ready.suggest({ ...wages, headcount: 60 }).units[0]?.name).toBe('市人力资源和社会保障局');
  });

  it('gives grounds that an officer can read, the strongest first', () => {
    const { reasons } = ready.suggest(wages).topic;
    expect(reasons[0]?.text).toMatch(/^词表“领域 农民工工资”：/u);
    expect(reasons.map((reason) => reason.weight)).toEqual([...reasons.map((reason) => reason.weight)].sort((a, b) => b - a));
  });

  it('gives its grounds in the words of an officer, never as an inner code', () => {
    for (const target of ['枫鸣置业有限公司', '市住建局', '']) {
      const { category, topic, route, units } = ready.suggest({ ...wages, target });
      const reasons = [category, topic, route, ...units].flatMap((choice) => choice.reasons);
      expect(reasons.length).toBeGreaterThan(4);
      expect(reasons.filter(({ text }) => /[a-z]{3,}/u.test(text))).toEqual([]);
    }
  });

  it('never sends an accusation to the unit accused (Art. 30)', () => {
    const suggestion = ready.suggest(
      petition({
        anonymous: true,
        title: '举报纪委干部',
        target: '望潮区纪委监委某主任',
        text: '实名举报望潮区纪委监委主任收受购物卡，替亲戚打招呼，请上级查处。',
      }),
    );
    expect(suggestion.category.code).toBe('accusation');
    expect(suggestion.units.map((unit) => unit.name)).not.toContain('望潮区纪委监委');
    expect(suggestion.units[0]?.name).toBe('市纪委监委');
  });

  it('follows the units in force: a dissolved office is not suggested after its last day', () => {
    const fraud = petition({ title: '理财到期不兑付', target: '某财富公司', text: '理财到期本金利息都不兑付，门店关了，请登记追款。' });
    expect(ready.suggest({ ...fraud, date: '2024-12-30' }).units[0]?.name).toBe('市地方金融监督管理局');
    expect(ready.suggest({ ...fraud, date: '2024-12-31' }).units[0]?.name).toBe('市委金融委员会办公室');
  });

  it('answers without a units table, with no unit', () => {
    const { units } = readyClassifier(loadModel(), {
      lexicon: loadLexicon(),
      units: [],
      segment: (text) => [{ word: text, tag: 'x' }],
    }).suggest(wages);
    expect(units).toEqual([]);
  });

  it('keeps the law whatever the text: the route fits the category, confidences are probabilities, units are in force', () => {
    const word = fc.constantFrom(
      '建议',
      '举报',
      '判决',
      '欠薪',
      '低保',
      '复议',
      '开除党籍',
      '噪音',
      '收受',
      '仲裁',
      '老师',
      '医院',
      '，',
      '。',
      '𠮷',
      '🙂',
    );
    const facts = fc.record({
      text: fc.array(word, { maxLength: 30 }).map((words) => words.join('')),
      anonymous: fc.boolean(),
      headcount: fc.integer({ min: 1, max: 200 }),
    });
    fc.assert(
      fc.property(facts, (given) => {
        const suggestion = ready.suggest(petition(given));
        expect(routeAllowed(suggestion.category.code, suggestion.route.code)).toBe(true);
        for (const { confidence } of [suggestion.category, suggestion.topic, suggestion.route, ...suggestion.units]) {
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
        }
        expect(suggestion.units.length).toBe(3);
        for (const { code } of suggestion.units)
          expect(inForce(otherUnits.find((unit) => unit.code === code) as UnitRow, '2024-06-01')).toBe(true);
      }),
      { seed: 31, numRuns: 150, verbose: true },
    );
  });

  it('stands behind the port', async () => {
    const port = localClassifier(ready);
    expect(port.version).toBe(loadModel().version);
    expect(await port.suggest(wages)).toEqual(ready.suggest(wages));
  });
});

describe('learning', () => {
  const few: readonly LabelledPetition[] = sample.slice(0, 60);
  const means = () => {
    const lexicon = loadLexicon();
    return { lexicon, units: sampleUnits, segment: jiebaSegmenter(lexicon) };
  };

  it('gives the same model whatever the order of the examples', () => {
    const using = means();
    expect(train([...few].reverse(), using).version).toBe(train(few, using).version);
  });

  it('learns from a confirmation that an office decides otherwise', () => {
    const using = means();
    const asked = petition({ district: '麓东区', title: '路边遛鸟', text: '有人每天在路边遛鸟挂笼子占着长椅。' });
    const ruled = Array.from({ length: 12 }, (_, i): LabelledPetition => ({
      ...asked,
      matter: `m${i}`,
      text: `${asked.text}${'啊'.repeat(i)}`,
      labels: { category: 'proposal', topic: 'other', route: 'study-and-reply' },
    }));
    const before = readyClassifier(train(few, using), using).suggest(asked);
    const after = readyClassifier(train([...few, ...ruled], using), using).suggest(asked);
    expect(before.route.code).not.toBe('study-and-reply');
    expect([after.category.code, after.topic.code, after.route.code]).toEqual(['proposal', 'other', 'study-and-reply']);
  });

  it('lets a new cue in the lexicon work at once, without training', () => {
    const lexicon = loadLexicon();
    const added = {
      ...lexicon,
      cues: [
        ...lexicon.cues,
        {
          key: '量子糖水',
          pattern: { kind: 'words', field: 'text', mode: 'near', parts: ['量子糖水'] },
          task: 'topic',
          label: 'health',
          strength: 4,
          line: 1,
        } as const,
      ],
    };
    const asked = petition({ text: '老人买了量子糖水，要求退。' });
    const topicWith = (using: typeof lexicon) =>
      readyClassifier(loadModel(), { lexicon: using, units: otherUnits, segment: jiebaSegmenter(using) }).suggest(asked).topic.code;
    expect([topicWith(lexicon) === 'health', topicWith(added)]).toEqual([false, 'health']);
  });

  it('refuses to learn from nothing', () => {
    expect(() => train([], means())).toThrow(RangeError);
  });
});

describe('the model file', () => {
  it('survives writing and reading, and stays under two megabytes', () => {
    const model = loadModel();
    const text = serialiseModel(model);
    expect(serialiseModel(parseModel(text))).toBe(text);
    expect(text.length).toBeLessThan(2_000_000);
  });

  it.each([
    ['not JSON', 'x'],
    ['another format', '{"format":"other/1"}'],
    ['a part missing', '{"format":"anjuan-classifier/1","trainedOn":{}}'],
  ])('is refused when it is %s', (_how, text) => {
    expect(() => parseModel(text)).toThrow(ModelError);
  });

  it('is refused when a weight was changed by hand', () => {
    const text = serialiseModel(loadModel());
    expect(() => parseModel(text.replace(/"temperature":[\d.]+/u, '"temperature":9'))).toThrow(ModelError);
  });

  it('was trained with the shipped lexicon on all 320 rows', () => {
    const { trainedOn } = loadModel();
    expect([trainedOn.examples, trainedOn.lexicon]).toEqual([320, loadLexicon().version]);
  });

  it('holds no name of a district, estate, firm or person of the sample', () => {
    const text = serialiseModel(loadModel());
    const names = [
      '麓东',
      '江北区',
      '云湖',
      '鹿鸣',
      '枫鸣',
      '滨樾',
      '浩樾',
      '智谷',
      '泰坤',
      '聚穗',
      '枫林晚',
      '福满堂',
      '凌霄客',
      '匠台',
      '广磊',
      '大旺',
      '聂春山',
      '桂子奇',
    ];
    expect(names.filter((name) => text.includes(name))).toEqual([]);
  });
});

describe("the office's own examples", () => {
  it('are shipped for every route', () => {
    const examples = loadExamples();
    expect(new Set(examples.map((example) => example.labels.route)).size).toBe(routes.codes.length);
    expect(new Set(examples.map((example) => example.labels.category)).size).toBe(categories.codes.length);
  });
  it('name every faulty line', () => {
    const read = () => parseExamples('信访程序\t天文\t教育\t网上\t否\t1\t\t题\t文\n信访程序\t其他\n');
    expect(read).toThrow(ExamplesError);
    expect(read).toThrow(/line 1: .*领域.*line 2: /u);
  });
});
