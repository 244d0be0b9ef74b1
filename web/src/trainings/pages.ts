export { TrainingList } from './list/TrainingList';
export { TrainingCreate } from './create/TrainingCreate';
export { TrainingDetail } from './TrainingDetail';
