export { InferenceList } from './InferenceList';
export { InferenceCreate } from './InferenceCreate';
export { InferenceDetail } from './InferenceDetail';
