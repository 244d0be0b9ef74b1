package io.millrace.controlplane.submission.minicluster;

import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobSpec;
import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.submission.JobRefusedException;
import io.millrace.controlplane.submission.JobStatus;
import io.millrace.controlplane.submission.JobSubmitter;
import io.millrace.controlplane.submission.RuntimeUnreachableException;
import io.millrace.jobs.JobDefinitions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.messages.FlinkJobNotFoundException;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs on the Flink cluster in this JVM. Flink's id of a job follows from ours, so a job finds
 * the checkpoints of its earlier life after a restart. The cluster forgets its jobs when the JVM
 * ends: whoever keeps the specs submits each unfinished one again.
 */
public final class MiniClusterJobSubmitter implements JobSubmitter {
  private static final Logger LOG = LoggerFactory.getLogger(MiniClusterJobSubmitter.class);
  private static final int ANSWER_SECONDS = 30;
  private static final Executor LATER = CompletableFuture.delayedExecutor(5, TimeUnit.SECONDS);

  private final LocalFlink flink;
  private final JobTopology topology;
  private final Clock clock;

  /** Flink forgets ended jobs after an hour; a late duplicate must not run them again. */
  private final Map<JobId, JobStatus> ended = new ConcurrentHashMap<>();

  /** Of the jobs that run: an ended one never continues, so it needs none. */
  private final Map<JobId, RetainedCheckpoints> checkpoints = new ConcurrentHashMap<>();

  /** Those that were asked to and have not ended yet. */
  private final Set<JobId> stopping = ConcurrentHashMap.newKeySet();

  /** Submits the jobs of Millrace. */
  public MiniClusterJobSubmitter(LocalFlink flink, Clock clock) {
    this(flink, JobDefinitions::define, clock);
  }

  MiniClusterJobSubmitter(LocalFlink flink, JobTopology topology, Clock clock) {
    this.flink = flink;
    this.topology = topology;
    this.clock = clock;
  }

  @Override
  public synchronized void submit(JobSpec spec) {
    if (status(spec.jobId()).isPresent()) {
      return;
    }
    JobGraph graph = jobGraph(spec);
    LOG.info(
        "Submitting jobId={} flinkJobId={} restoredFrom={}",
        spec.jobId(),
        graph.getJobID(),
        graph.getSavepointRestoreSettings().getRestorePath());
    checkpoints.put(spec.jobId(), retained(spec, graph.getJobID()));
    answer(spec.jobId(), flink.cluster().submitJob(graph));
    // Nobody may ask any more once the results are told, and its files have to go all the same.
    flink
        .cluster()
        .requestJobResult(graph.getJobID())
        .whenCompleteAsync((result, failure) -> noticeEnd(spec.jobId()));
  }

  private void noticeEnd(JobId id) {
    try {
      status(id);
    } catch (RuntimeUnreachableException e) {
      LOG.debug("job {} has ended with its cluster", id, e);
    }
  }

  private static RetainedCheckpoints retained(JobSpec spec, JobID id) {
    return new RetainedCheckpoints(spec.checkpoints().directory(), id);
  }

  @Override
  public Optional<JobStatus> status(JobId id) {
    JobStatus last = ended.get(id);
    if (last != null) {
      return Optional.of(last);
    }
    Optional<JobStatus> seen = find(id).map(graph -> status(id, graph));
    seen.filter(status -> status.state().isTerminal()).ifPresent(this::remember);
    return seen;
  }

  @Override
  public synchronized void stop(JobId id) {
    boolean runs = status(id).filter(status -> status.state() == JobState.RUNNING).isPresent();
    RetainedCheckpoints kept = checkpoints.get(id);
    if (!runs || kept == null || !stopping.add(id)) {
      return;
    }
    LOG.info("Stopping jobId={}", id);
    // Without the savepoint Flink ends no job in order; it is deleted with the checkpoints.
    flink
        .cluster()
        .stopWithSavepoint(flinkJobId(id), kept.savepoints(), true, SavepointFormatType.NATIVE)
        .whenComplete((savepoint, failure) -> stopped(id, failure));
  }

  /** A job that could not be stopped goes on and may be asked again. */
  private void stopped(JobId id, @Nullable Throwable failure) {
    if (failure != null) {
      LOG.warn("Job {} could not be stopped: {}", id, failure.toString());
    }
    stopping.remove(id);
  }

  @Override
  public void cancel(JobId id) {
    boolean live = status(id).filter(status -> !status.state().isTerminal()).isPresent();
    if (live) {
      answer(id, flink.cluster().cancelJob(flinkJobId(id)));
    }
  }

  /** The same for ever: the first 16 bytes of the id's SHA-256. */
  static JobID flinkJobId(JobId id) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(id.value().getBytes(StandardCharsets.UTF_8));
      ByteBuffer bytes = ByteBuffer.wrap(hash);
      return new JobID(bytes.getLong(), bytes.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private JobGraph jobGraph(JobSpec spec) {
    JobID id = flinkJobId(spec.jobId());
    try {
      Configuration configuration = LocalFlink.jobDefaults();
      configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, spec.checkpoints().directory());
      StreamExecutionEnvironment env = new StreamExecutionEnvironment(configuration);
      env.enableCheckpointing(spec.checkpoints().intervalMs());
      topology.define(env, spec);
      JobGraph graph = env.getStreamGraph().getJobGraph(getClass().getClassLoader(), id);
      graph.setSavepointRestoreSettings(restore(spec, id));
      return graph;
    } catch (Exception e) {
      throw new JobRefusedException(
          "job " + spec.jobId() + " cannot be built: " + e.getMessage(), e);
    }
  }

  private static SavepointRestoreSettings restore(JobSpec spec, JobID id) throws Exception {
    Optional<Path> newest = retained(spec, id).claimNewest();
    // Claimed, so that Flink deletes it once newer ones have replaced it.
    return newest
        .map(
            path ->
                SavepointRestoreSettings.forPath(path.toString(), false, RecoveryClaimMode.CLAIM))
        .orElseGet(SavepointRestoreSettings::none);
  }

  private Optional<AccessExecutionGraph> find(JobId id) {
    CompletableFuture<Optional<AccessExecutionGraph>> found =
        flink
            .cluster()
            .getExecutionGraph(flinkJobId(id))
            .<Optional<AccessExecutionGraph>>thenApply(Optional::of)
            .exceptionally(MiniClusterJobSubmitter::emptyWhenNotFound);
    return answer(id, found);
  }

  private static Optional<AccessExecutionGraph> emptyWhenNotFound(Throwable failure) {
    if (ExceptionUtils.findThrowable(failure, FlinkJobNotFoundException.class).isPresent()) {
      return Optional.empty();
    }
    throw new CompletionException(failure);
  }

  private JobStatus status(JobId id, AccessExecutionGraph graph) {
    String flinkId = graph.getJobID().toHexString();
    JobState state = FlinkStates.of(graph);
    return new JobStatus(
        id,
        state,
        clock.instant(),
        flinkId,
        flink.restUrl() + "/#/job/running/" + flinkId + "/overview",
        error(id, state, graph));
  }

  private @Nullable String error(JobId id, JobState state, AccessExecutionGraph graph) {
    return switch (state) {
      case FAILED -> FlinkStates.rootCause(graph.getFailureInfo());
      case RESTARTING -> {
        String waits = waitingForSlots(id, graph);
        yield waits == null ? FlinkStates.rootCause(graph.getFailureInfo()) : waits;
      }
      case DEPLOYING -> waitingForSlots(id, graph);
      default -> null;
    };
  }

  private @Nullable String waitingForSlots(JobId id, AccessExecutionGraph graph) {
    return FlinkStates.waitingForSlots(graph, answer(id, flink.cluster().requestClusterOverview()));
  }

  /** Who is told that a job has ended finds nothing of it left. */
  private synchronized void remember(JobStatus status) {
    RetainedCheckpoints left = checkpoints.remove(status.id());
    if (left != null) {
      left.delete();
      // A checkpoint that was being written when the job ended makes its folder anew.
      LATER.execute(left::delete);
    }
    ended.put(status.id(), status);
  }

  private static <T> T answer(JobId id, CompletableFuture<T> asked) {
    try {
      return asked.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RuntimeUnreachableException("interrupted while asking for job " + id, e);
    } catch (ExecutionException | TimeoutException e) {
      throw new RuntimeUnreachableException("Flink does not answer for job " + id, e);
    }
  }
}
