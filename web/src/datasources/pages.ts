export { DataSourceCreate } from './DataSourceCreate';
export { DataSourceDetail } from './DataSourceDetail';
export { DataSourceList } from './DataSourceList';
