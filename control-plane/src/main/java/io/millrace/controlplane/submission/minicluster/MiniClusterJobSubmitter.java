package io.millrace.controlplane.submission.minicluster;

import io.millrace.contracts.job.JobId;
import io.millrace.controlplane.submission.JobReport;
import io.millrace.controlplane.submission.JobRun;
import io.millrace.controlplane.submission.JobStatus;
import io.millrace.controlplane.submission.JobSubmitter;
import io.millrace.controlplane.submission.SnapshotTaking;
import io.millrace.controlplane.submission.Suspension;
import io.millrace.jobs.JobDefinitions;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs on the Flink cluster in this JVM. Flink's id of a run follows from ours, so a run finds
 * the checkpoints of its earlier life after a restart. The cluster forgets its jobs when the JVM
 * ends: whoever keeps the specs submits each unfinished one again.
 */
public final class MiniClusterJobSubmitter implements JobSubmitter {
  private static final Logger LOG = LoggerFactory.getLogger(MiniClusterJobSubmitter.class);

  private final LocalFlink flink;
  private final JobGraphs graphs;
  private final Clock clock;

  /** The newest run of each job, also when it has ended: a late duplicate must not run it again. */
  private final Map<JobId, HostedRun> jobs = new ConcurrentHashMap<>();

  /** Submits the jobs of Millrace. */
  public MiniClusterJobSubmitter(LocalFlink flink, Clock clock) {
    this(flink, JobDefinitions::define, clock);
  }

  MiniClusterJobSubmitter(LocalFlink flink, JobTopology topology, Clock clock) {
    this.flink = flink;
    this.graphs = new JobGraphs(topology);
    this.clock = clock;
  }

  @Override
  public synchronized void submit(JobRun run) {
    HostedRun known = jobs.get(run.jobId());
    if (known != null && known.number() < run.number()) {
      known.requireEnded(run);
    } else if (known != null && (known.number() > run.number() || known.status().isPresent())) {
      return;
    }
    JobGraph graph = graphs.of(run);
    LOG.info(
        "Submitting jobId={} run={} flinkJobId={} restoredFrom={}",
        run.jobId(),
        run.number(),
        graph.getJobID(),
        graph.getSavepointRestoreSettings().getRestorePath());
    HostedRun hosted = new HostedRun(flink, run, clock);
    hosted.start(graph);
    jobs.put(run.jobId(), hosted);
  }

  @Override
  public Optional<JobStatus> status(JobId id) {
    return known(id).flatMap(HostedRun::status);
  }

  @Override
  public Optional<JobReport> report(JobId id) {
    return known(id).flatMap(HostedRun::report);
  }

  private Optional<HostedRun> known(JobId id) {
    return Optional.ofNullable(jobs.get(id));
  }

  @Override
  public synchronized void suspend(JobRun run, Suspension how) {
    HostedRun known = jobs.get(run.jobId());
    if (known != null && known.number() == run.number() && known.status().isPresent()) {
      known.suspend(how);
    } else if (known == null || known.number() <= run.number()) {
      if (known != null) {
        known.requireEnded(run);
      }
      HostedRun forgotten = new HostedRun(flink, run, clock);
      forgotten.rest();
      jobs.put(run.jobId(), forgotten);
    }
  }

  @Override
  public void retain(JobRun run, Set<String> locations) {
    RetainedCheckpoints.of(run).retain(locations);
  }

  @Override
  public SnapshotTaking takeSnapshot(JobRun run, String id) {
    HostedRun known = jobs.get(run.jobId());
    return known != null && known.number() == run.number()
        ? known.take(id)
        : SnapshotTaking.outsideOf(
            run, known == null ? 0 : known.number(), RetainedCheckpoints.of(run).taken(id));
  }

  @Override
  public void discardSnapshot(JobRun run, String id) {
    RetainedCheckpoints.of(run).discard(id);
  }

  @Override
  public void stop(JobId id) {
    known(id).ifPresent(HostedRun::stop);
  }

  @Override
  public void cancel(JobId id) {
    known(id).ifPresent(HostedRun::cancel);
  }

  @Override
  public String folder(String root, JobId id) {
    return root.replaceAll("/+$", "") + "/" + flinkJobId(id, 1).toHexString();
  }

  /** The same for ever: the first 16 bytes of the SHA-256 of id and run. */
  static JobID flinkJobId(JobId id, int run) {
    return JobID.fromHexString(JobRun.flinkJobId(id, run));
  }
}
