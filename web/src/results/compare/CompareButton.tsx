import type { TrainingResult } from '../../api/types';
import { LinkButton } from '../../shell/LinkButton';
import { compareTexts } from '../../texts/compare';
import { textOf } from './compared';

type Ref = Pick<TrainingResult, 'id' | 'trainingId'>;

/** Leads to the curves and differences of some results. */
export function CompareButton({ results }: { results: Ref[] }) {
  const refs = results.map(({ id, trainingId }) => ({ trainingId, resultId: id }));
  return (
    <LinkButton size="sm" to="/compare" search={{ results: textOf(refs) }}>
      {compareTexts.compare(results.length)}
    </LinkButton>
  );
}
