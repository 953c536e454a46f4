import type { Category } from './category.ts';
import { vocabulary } from './term.ts';

/** The statutory ways a petition is handled (办理路径): one for proposals, two for accusations, six for appeals and requests. */
export type Route =
  | 'study-and-reply'
  | 'discipline-inspection'
  | 'competent-organ'
  | 'litigation'
  | 'arbitration'
  | 'party-appeal'
  | 'administrative-procedure'
  | 'perform-duty'
  | 'petition-procedure';

/** Routes with the article (and item) of the 《信访工作条例》. */
export const routes = vocabulary<Route>([
  { code: 'study-and-reply', label: '研究答复', english: 'Studied and answered', aliases: ['研究论证', '人民建议'], article: '29' },
  {
    code: 'discipline-inspection',
    label: '纪检监察',
    english: 'Discipline inspection and supervision',
    aliases: ['纪检', '纪检监察机关'],
    article: '30',
  },
  {
    code: 'competent-organ',
    label: '主管机关查处',
    english: 'Investigated by the competent organ',
    aliases: ['主管机关', '主管部门查处'],
    article: '30',
  },
  {
    code: 'litigation',
    label: '涉法涉诉',
    english: 'Litigation, prosecution or police procedure',
    aliases: ['诉讼', '法律程序'],
    article: '31',
  },
  { code: 'arbitration', label: '仲裁', english: 'Arbitration', aliases: ['劳动仲裁', '仲裁程序'], article: '31' },
  { code: 'party-appeal', label: '党内申诉', english: 'Appeal within the Party', aliases: ['党员申诉'], article: '31' },
  { code: 'administrative-procedure', label: '行政程序', english: 'Administrative procedure', aliases: ['行政法律程序'], article: '31' },
  {
    code: 'perform-duty',
    label: '履职查处',
    english: 'Investigation of an unlawful act, or performance of a protective duty',
    aliases: ['履行法定职责', '查处履职', '履职'],
    article: '31',
  },
  { code: 'petition-procedure', label: '信访程序', english: 'Petition procedure', aliases: ['信访'], article: '31' },
]);

const routesByCategory: Record<Category, readonly Route[]> = {
  proposal: ['study-and-reply'],
  accusation: ['discipline-inspection', 'competent-organ'],
  'appeal-request': ['litigation', 'arbitration', 'party-appeal', 'administrative-procedure', 'perform-duty', 'petition-procedure'],
};

/** The routes open to a category, Art. 29 to 31. */
export function routesOf(category: Category): readonly Route[] {
  return routesByCategory[category];
}

/** The one category whose petitions can take this route. */
export function categoryOfRoute(route: Route): Category {
  for (const category of ['proposal', 'accusation'] as const) if (routesByCategory[category].includes(route)) return category;
  return 'appeal-request';
}

/** Whether a category may take a route, Art. 29 to 31. */
export function routeAllowed(category: Category, route: Route): boolean {
  return routesByCategory[category].includes(route);
}
