export { ResultDetail } from './ResultDetail';
