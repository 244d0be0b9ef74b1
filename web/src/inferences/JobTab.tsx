import type { Inference } from '../api/types';
import { JobReportView } from '../jobs/JobReportView';

export default function JobTab({ inference }: { inference: Inference }) {
  return (
    <JobReportView
      resource="inferences"
      id={inference.id}
      dashboardUrl={inference.job.dashboardUrl}
    />
  );
}
