export { TrainingList } from './TrainingList';
export { TrainingCreate } from './TrainingCreate';
export { TrainingDetail } from './TrainingDetail';
