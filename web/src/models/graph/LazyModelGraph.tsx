import { Skeleton } from '@mantine/core';
import { lazy, Suspense, useMemo } from 'react';
import type { ModelStructure } from '../../api/types';
import { modelTexts as texts } from '../../texts/models';
import { graphOf } from './graphOf';
import classes from './LazyModelGraph.module.css';
import type { ModelGraphProps } from './ModelGraph';

const ModelGraph = lazy(() => import('./ModelGraph'));

type LazyModelGraphProps = Omit<ModelGraphProps, 'graph'> & {
  structure: Pick<ModelStructure, 'layers' | 'inputs' | 'outputs'>;
};

/** The graph, or why there is none. */
export function LazyModelGraph({ structure, ...props }: LazyModelGraphProps) {
  const graph = useMemo(() => graphOf(structure), [structure]);
  if (!graph) {
    const reason = structure.layers.length === 0 ? texts.graphNone : texts.graphUnknown;
    return <p className={classes.none}>{reason}</p>;
  }
  return (
    <Suspense fallback={<Skeleton height={Math.min(620, 80 + 86 * graph.nodes.length)} />}>
      <ModelGraph graph={graph} {...props} />
    </Suspense>
  );
}
