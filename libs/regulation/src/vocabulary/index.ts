export { categories, type Category } from './category.ts';
export { channels, type Channel } from './channel.ts';
export { categoryOfRoute, routeAllowed, routes, routesOf, type Route } from './route.ts';
export { vocabulary, type Term, type Vocabulary } from './term.ts';
export { topics, type Topic } from './topic.ts';
