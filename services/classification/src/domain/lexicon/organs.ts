import { vocabulary } from '@anjuan/regulation';

/** Kinds of office (机关类型) as found in every city; a unit's own name and code never enter the classifier. */
export type Organ =
  | 'housing'
  | 'labour'
  | 'education'
  | 'police'
  | 'discipline'
  | 'politics-law'
  | 'court'
  | 'procuratorate'
  | 'organisation'
  | 'market'
  | 'environment'
  | 'city-management'
  | 'natural-resources'
  | 'transport'
  | 'health'
  | 'medical-insurance'
  | 'finance-oversight'
  | 'civil-affairs'
  | 'veterans'
  | 'agriculture'
  | 'water'
  | 'emergency'
  | 'fire'
  | 'culture'
  | 'state-assets'
  | 'tax'
  | 'trade-union'
  | 'justice'
  | 'development'
  | 'industry'
  | 'treasury'
  | 'housing-fund'
  | 'women'
  | 'disabled'
  | 'social-work'
  | 'data'
  | 'sports'
  | 'street'
  | 'community'
  | 'government'
  | 'park-committee'
  | 'petition-office'
  | 'party-committee';

const organ = (code: Organ, label: string, english: string, aliases: readonly string[] = []) => ({
  code,
  label,
  english,
  aliases,
  article: '',
});

/** The kinds of office with the names that the lexicon's sections [机关 X] use. */
export const organs = vocabulary<Organ>([
  organ('housing', '住房建设', 'Housing and construction', ['住建']),
  organ('labour', '人力社保', 'Labour and social security', ['人社']),
  organ('education', '教育', 'Education'),
  organ('police', '公安', 'Police'),
  organ('discipline', '纪检监察', 'Discipline inspection and supervision'),
  organ('politics-law', '政法委', 'Political and legal commission'),
  organ('court', '法院', 'Court'),
  organ('procuratorate', '检察', 'Procuratorate', ['检察院']),
  organ('organisation', '组织', 'Party organisation department', ['组织部']),
  organ('market', '市场监管', 'Market regulation'),
  organ('environment', '生态环境', 'Environment'),
  organ('city-management', '城管', 'City management', ['城市管理']),
  organ('natural-resources', '自然资源', 'Natural resources and planning'),
  organ('transport', '交通运输', 'Transport'),
  organ('health', '卫生健康', 'Health'),
  organ('medical-insurance', '医疗保障', 'Medical insurance', ['医保']),
  organ('finance-oversight', '金融', 'Local financial oversight'),
  organ('civil-affairs', '民政', 'Civil affairs'),
  organ('veterans', '退役军人', 'Veterans'),
  organ('agriculture', '农业农村', 'Agriculture'),
  organ('water', '水利', 'Water'),
  organ('emergency', '应急管理', 'Emergency management'),
  organ('fire', '消防救援', 'Fire and rescue'),
  organ('culture', '文化旅游', 'Culture and tourism'),
  organ('state-assets', '国资', 'State assets'),
  organ('tax', '税务', 'Tax'),
  organ('trade-union', '工会', 'Trade union'),
  organ('justice', '司法行政', 'Justice and administrative reconsideration'),
  organ('development', '发展改革', 'Development and reform'),
  organ('industry', '工业信息', 'Industry and information'),
  organ('treasury', '财政', 'Finance bureau'),
  organ('housing-fund', '公积金', 'Housing fund'),
  organ('women', '妇联', "Women's federation"),
  organ('disabled', '残联', 'Disabled persons federation'),
  organ('social-work', '社会工作', 'Party social work department'),
  organ('data', '数据', 'Data'),
  organ('sports', '体育', 'Sports'),
  organ('street', '街道乡镇', 'Street office or township'),
  organ('community', '社区村', 'Community or village committee'),
  organ('government', '政府', 'City or district government'),
  organ('park-committee', '园区管委会', 'Park administration'),
  organ('petition-office', '信访', 'Petition office'),
  organ('party-committee', '党委', 'Party committee'),
]);

/** Name pattern to kinds, first match wins; a merged office (社会事业局) covers several kinds. */
const byName: readonly (readonly [RegExp, readonly Organ[]])[] = [
  [/村民委员会|村委会|居民委员会|居委会|社区工作站/u, ['community']],
  [/街道办事处|街道$|镇人民政府|乡人民政府|镇政府|乡政府|苏木/u, ['street']],
  [/人民政府|市政府|区政府|县政府/u, ['government']], // before 民政: 人民政府 holds those two characters
  [/纪委|纪检|监察委|监委/u, ['discipline']],
  [/政法委/u, ['politics-law']],
  [/法院/u, ['court']],
  [/检察/u, ['procuratorate']],
  [/组织部|老干部/u, ['organisation']],
  [/社会工作部/u, ['social-work']],
  [/信访|群众工作/u, ['petition-office']],
  [/建设管理局|建设发展局|规划建设局|建设局|住房|住建|房产|房地产|房屋|房管|征收|征拆|拆迁/u, ['housing']],
  [/公积金/u, ['housing-fund']],
  [/医疗保障|医保/u, ['medical-insurance']],
  [/社会事业|社会事务|社会发展|民生/u, ['civil-affairs', 'health', 'education']],
  [/人力资源|人社|劳动|社会保险|就业/u, ['labour']],
  [/教育体育|教体/u, ['education', 'sports']],
  [/体育局|体育中心/u, ['sports']],
  [/文化|文旅|旅游|广电|文物/u, ['culture']],
  [/教育|教科/u, ['education']],
  [/公安|警察|交警/u, ['police']],
  [/市场监|市场监督|工商|质监|食药|食品药品|综合监管/u, ['market']],
  [/生态环境|环境保护|环保/u, ['environment']],
  [/城市管理|城管|综合行政执法|综合执法|市容|园林|环卫|公用事业/u, ['city-management']],
  [/自然资源|国土|规划|林业/u, ['natural-resources']],
  [/交通|公路|运管|港航/u, ['transport']],
  [/卫生|卫健|疾控|疾病预防/u, ['health']],
  [/金融/u, ['finance-oversight']],
  [/民政/u, ['civil-affairs']],
  [/退役军人/u, ['veterans']],
  [/农业|农村|畜牧|乡村振兴/u, ['agriculture']],
  [/水利|水务/u, ['water']],
  [/应急|安全生产|安监/u, ['emergency']],
  [/消防/u, ['fire']],
  [/国资|国有资产/u, ['state-assets']],
  [/税务/u, ['tax']],
  [/总工会|工会/u, ['trade-union']],
  [/司法局|司法行政/u, ['justice']],
  [/发展和改革|发展改革|发改|物价|粮食/u, ['development']],
  [/工业和信息化|工信|经济和信息|商务|科技/u, ['industry']],
  [/财政/u, ['treasury']],
  [/妇女联合会|妇联/u, ['women']],
  [/残疾人联合会|残联/u, ['disabled']],
  [/数据|行政审批|政务服务/u, ['data']],
  [/管理委员会|管委会/u, ['park-committee']],
  [/委员会$|市委$|区委$|县委$/u, ['party-committee']],
];

/** Every kind of office that a unit's name stands for, the foremost first; empty when the name says nothing. */
export function organsOfName(name: string): readonly Organ[] {
  for (const [pattern, kinds] of byName) if (pattern.test(name)) return kinds;
  return [];
}

/** How people name an office in a petition, by kind; used to see which offices the text or the target speaks of. */
export const spokenNames: Partial<Record<Organ, RegExp>> = {
  housing: /住建|住房和城乡建设|建设局|建设管理局|房管|房产局|征收办|征收局|质监站/u,
  labour: /人社|人力资源|劳动局|劳动监察|社保局|社保中心|社保窗口|社保经办|仲裁院/u,
  education: /教育局|教体局/u,
  police: /公安|派出所|交警|刑警|经侦|巡警|车管所/u,
  discipline: /纪委|监委|纪检/u,
  'politics-law': /政法委/u,
  court: /法院|法庭|执行局/u,
  procuratorate: /检察院/u,
  organisation: /组织部|党工委|组织关系/u,
  market: /市监|市场监管|市场监督|工商局|工商所|质监局/u,
  environment: /环保局|生态环境|环保部门/u,
  'city-management': /城管|综合执法|园林|环卫|市政/u,
  'natural-resources': /自然资源|国土|规划局|不动产登记|登记中心|林业局/u,
  transport: /交通局|交通运输|公交公司|公交集团|运管|客运|公路局|轮渡|汽渡/u,
  health: /卫健|卫生局|卫生健康|医院|卫生院|疾控|血站|诊所/u,
  'medical-insurance': /医保局|医保中心|医疗保障/u,
  'finance-oversight': /金融办|金融局|金融工作/u,
  'civil-affairs': /民政(?!府)/u,
  veterans: /退役军人|双拥/u,
  agriculture: /农业农村|农业局|农经/u,
  water: /水利|水务局/u,
  emergency: /应急管理|应急局|安监/u,
  fire: /消防/u,
  culture: /文旅|文化旅游|文化局|文物|图书馆|博物馆/u,
  'state-assets': /国资/u,
  tax: /税务/u,
  'trade-union': /总工会/u,
  justice: /司法局/u,
  development: /发改|发展和改革|供电/u,
  industry: /工信|经信/u,
  treasury: /财政局/u,
  'housing-fund': /公积金/u,
  women: /妇联|妇女联合/u,
  disabled: /残联|残疾人联合/u,
  'social-work': /社会工作部/u,
  data: /数据局|大数据|政务服务|审批局/u,
  sports: /体育局/u,
  street: /街道|镇政府|镇人民政府|乡政府|指挥部/u,
  community: /居委会|村委会|社区/u,
  government: /市政府|区政府|县政府|人民政府/u,
  'park-committee': /管委会|管理委员会/u,
  'petition-office': /信访局|信访办|群众工作局/u,
};
