export { ModelSetList } from './ModelSetList';
export { ModelSetCreate } from './ModelSetCreate';
export { ModelSetDetail } from './ModelSetDetail';
export { ModelSetEdit } from './ModelSetEdit';
