export { TrainingList } from './TrainingList';
export { TrainingCreate } from './create/TrainingCreate';
export { TrainingDetail } from './TrainingDetail';
