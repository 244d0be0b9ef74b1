export { ModelList } from './ModelList';
export { ModelCreate } from './ModelCreate';
export { ModelDetail } from './ModelDetail';
export { ModelEdit } from './ModelEdit';
