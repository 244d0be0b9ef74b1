import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { dataSourceListSearch, dataSourceSearch } from './datasources/dataSourceSearch';
import { draftViewOf, type DraftView } from './display/draft/views';
import { Home } from './home/Home';
import { filterOf } from './operations/filters';
import { compareSearchOf, resultSearchOf } from './results/resultSearch';
import { inferenceListSearch, inferenceSearch, newInferenceSearch } from './inferences/tabs';
import {
  layerViewOf,
  modelTabOf,
  newModelOf,
  type LayerView,
  type ModelTab,
} from './models/addresses';
import { NotFound } from './shell/NotFound';
import { PageFault } from './shell/PageFault';
import { Shell } from './shell/Shell';
import { topicListSearch, topicSearch } from './topics/topicSearch';
import { trainingListSearchOf } from './trainings/list/listSearch';
import { trainingSearchOf } from './trainings/trainingSearch';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });
const page = { getParentRoute: () => root } as const;

/** A text out of the address, when it is there: a link may pre-fill a form. */
function text(name: string) {
  return (search: Record<string, unknown>) => {
    const value = search[name];
    // a text of digits alone comes out of an address as a number
    if (typeof value === 'number') return String(value);
    return typeof value === 'string' ? value : undefined;
  };
}

/** What a link to the form of a new training fills in; `startFrom` is the id of a result. */
interface NewTraining {
  modelSetId?: string;
  dataSourceId?: string;
  startFrom?: string;
  view?: DraftView;
}

/** Where a file goes, and for which training. */
interface NewUpload {
  topic?: string;
  trainingId?: string;
}

const models = () => import('./models/pages');
const modelSets = () => import('./modelsets/pages');
const dataSources = () => import('./datasources/pages');
const topics = () => import('./topics/pages');
const trainings = () => import('./trainings/pages');
const results = () => import('./results/pages');
const inferences = () => import('./inferences/pages');
const operations = () => import('./operations/pages');

const routes = [
  createRoute({ ...page, path: '/', component: Home }),
  createRoute({
    ...page,
    path: '/models',
    validateSearch: (search): { q?: string } => ({ q: text('q')(search) }),
    component: lazyRouteComponent(models, 'ModelList'),
  }),
  createRoute({
    ...page,
    path: '/models/new',
    validateSearch: newModelOf,
    component: lazyRouteComponent(models, 'ModelCreate'),
  }),
  createRoute({
    ...page,
    path: '/models/$modelId',
    validateSearch: (search): { tab?: ModelTab } => ({ tab: modelTabOf(search.tab) }),
    component: lazyRouteComponent(models, 'ModelDetail'),
  }),
  createRoute({
    ...page,
    path: '/models/$modelId/edit',
    validateSearch: (search): { view?: LayerView } => ({ view: layerViewOf(search.view) }),
    component: lazyRouteComponent(models, 'ModelEdit'),
  }),
  createRoute({
    ...page,
    path: '/model-sets',
    validateSearch: (search): { q?: string } => ({ q: text('q')(search) }),
    component: lazyRouteComponent(modelSets, 'ModelSetList'),
  }),
  createRoute({
    ...page,
    path: '/model-sets/new',
    validateSearch: (search): { modelId?: string } => ({ modelId: text('modelId')(search) }),
    component: lazyRouteComponent(modelSets, 'ModelSetCreate'),
  }),
  createRoute({
    ...page,
    path: '/model-sets/$modelSetId',
    component: lazyRouteComponent(modelSets, 'ModelSetDetail'),
  }),
  createRoute({
    ...page,
    path: '/model-sets/$modelSetId/edit',
    component: lazyRouteComponent(modelSets, 'ModelSetEdit'),
  }),
  createRoute({
    ...page,
    path: '/data-sources',
    validateSearch: dataSourceListSearch,
    component: lazyRouteComponent(dataSources, 'DataSourceList'),
  }),
  createRoute({
    ...page,
    path: '/data-sources/new',
    validateSearch: (search): { topic?: string } => ({ topic: text('topic')(search) }),
    component: lazyRouteComponent(dataSources, 'DataSourceCreate'),
  }),
  createRoute({
    ...page,
    path: '/data-sources/upload',
    validateSearch: (search): NewUpload => ({
      topic: text('topic')(search),
      trainingId: text('trainingId')(search),
    }),
    component: lazyRouteComponent(() => import('./upload/pages'), 'UploadPage'),
  }),
  createRoute({
    ...page,
    path: '/data-sources/$dataSourceId',
    validateSearch: dataSourceSearch,
    component: lazyRouteComponent(dataSources, 'DataSourceDetail'),
  }),
  createRoute({
    ...page,
    path: '/topics',
    validateSearch: topicListSearch,
    component: lazyRouteComponent(topics, 'TopicList'),
  }),
  createRoute({
    ...page,
    path: '/topics/$topic',
    validateSearch: topicSearch,
    component: lazyRouteComponent(topics, 'TopicDetail'),
  }),
  createRoute({
    ...page,
    path: '/trainings',
    validateSearch: trainingListSearchOf,
    component: lazyRouteComponent(trainings, 'TrainingList'),
  }),
  createRoute({
    ...page,
    path: '/trainings/new',
    validateSearch: (search): NewTraining => ({
      modelSetId: text('modelSetId')(search),
      dataSourceId: text('dataSourceId')(search),
      startFrom: text('startFrom')(search),
      view: draftViewOf(search.view),
    }),
    component: lazyRouteComponent(trainings, 'TrainingCreate'),
  }),
  createRoute({
    ...page,
    path: '/trainings/$trainingId',
    validateSearch: trainingSearchOf,
    component: lazyRouteComponent(trainings, 'TrainingDetail'),
  }),
  createRoute({
    ...page,
    path: '/trainings/$trainingId/results/$resultId',
    validateSearch: resultSearchOf,
    component: lazyRouteComponent(results, 'ResultDetail'),
  }),
  createRoute({
    ...page,
    path: '/compare',
    validateSearch: compareSearchOf,
    component: lazyRouteComponent(results, 'Compare'),
  }),
  createRoute({
    ...page,
    path: '/inferences',
    validateSearch: inferenceListSearch,
    component: lazyRouteComponent(inferences, 'InferenceList'),
  }),
  createRoute({
    ...page,
    path: '/inferences/new',
    validateSearch: newInferenceSearch,
    component: lazyRouteComponent(inferences, 'InferenceCreate'),
  }),
  createRoute({
    ...page,
    path: '/inferences/$inferenceId',
    validateSearch: inferenceSearch,
    component: lazyRouteComponent(inferences, 'InferenceDetail'),
  }),
  createRoute({
    ...page,
    path: '/dead-letters',
    validateSearch: (search): { code?: string; letter?: string } => ({
      code: text('code')(search),
      letter: text('letter')(search),
    }),
    component: lazyRouteComponent(() => import('./deadletters/DeadLetterList'), 'DeadLetterList'),
  }),
  createRoute({
    ...page,
    path: '/problems',
    component: lazyRouteComponent(() => import('./problems/ProblemList'), 'ProblemList'),
  }),
  createRoute({
    ...page,
    path: '/account',
    component: lazyRouteComponent(operations, 'Account'),
  }),
  createRoute({
    ...page,
    path: '/snapshots',
    validateSearch: filterOf('/snapshots'),
    component: lazyRouteComponent(operations, 'SnapshotList'),
  }),
  createRoute({
    ...page,
    path: '/operations/$operationId',
    component: lazyRouteComponent(operations, 'OperationDetail'),
  }),
  createRoute({
    ...page,
    path: '/system',
    component: lazyRouteComponent(operations, 'System'),
  }),
  createRoute({
    ...page,
    path: '/users',
    validateSearch: filterOf('/users'),
    component: lazyRouteComponent(operations, 'UserList'),
  }),
  createRoute({
    ...page,
    path: '/users/new',
    component: lazyRouteComponent(operations, 'UserCreate'),
  }),
  createRoute({
    ...page,
    path: '/users/$userId',
    component: lazyRouteComponent(operations, 'UserDetail'),
  }),
  createRoute({
    ...page,
    path: '/tokens',
    validateSearch: filterOf('/tokens'),
    component: lazyRouteComponent(operations, 'TokenList'),
  }),
  createRoute({
    ...page,
    path: '/tokens/new',
    component: lazyRouteComponent(operations, 'TokenCreate'),
  }),
  createRoute({
    ...page,
    path: '/audit-log',
    validateSearch: filterOf('/audit-log'),
    component: lazyRouteComponent(operations, 'AuditLog'),
  }),
  createRoute({
    ...page,
    path: '/audit-log/$entryId',
    component: lazyRouteComponent(operations, 'AuditDetail'),
  }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren([...routes]),
  defaultPreload: 'intent',
  defaultErrorComponent: PageFault,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
