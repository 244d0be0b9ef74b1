export { Compare } from './compare/Compare';
export { ResultDetail } from './ResultDetail';
