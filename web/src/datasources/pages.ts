export { DataSourceList } from './DataSourceList';
export { DataSourceDetail } from './DataSourceDetail';
