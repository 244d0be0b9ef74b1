export { TopicList } from './TopicList';
export { TopicDetail } from './TopicDetail';
