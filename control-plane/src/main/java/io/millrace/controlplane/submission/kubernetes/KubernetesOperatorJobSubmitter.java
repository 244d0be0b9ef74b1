package io.millrace.controlplane.submission.kubernetes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.KubernetesProperties;
import io.millrace.controlplane.storage.Storage;
import io.millrace.controlplane.submission.JobReport;
import io.millrace.controlplane.submission.JobRun;
import io.millrace.controlplane.submission.JobStatus;
import io.millrace.controlplane.submission.JobSubmitter;
import io.millrace.controlplane.submission.RuntimeUnreachableException;
import io.millrace.controlplane.submission.Snapshot;
import io.millrace.controlplane.submission.SnapshotTaking;
import io.millrace.controlplane.submission.Suspension;
import io.millrace.controlplane.submission.flinkrest.FlinkRest;
import io.millrace.controlplane.submission.kubernetes.preflight.InstalledOperator;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs on the Flink Kubernetes Operator. All that must outlive this process lies in the
 * ledger; each call decides on what the cluster says at that moment, and a conflict means to decide
 * again. See docs/adr/0026-jobs-on-kubernetes.md.
 */
public final class KubernetesOperatorJobSubmitter implements JobSubmitter, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KubernetesOperatorJobSubmitter.class);
  private static final Duration FIRST_SIGHT = Duration.ofSeconds(15);
  private static final Set<JobState> ENDED_FOR_EVER =
      EnumSet.of(JobState.FINISHED, JobState.CANCELED);

  private final KubernetesProperties properties;
  private final JobManifests manifests;
  private final ClusterView view;
  private final RunLedger ledger;
  private final JobResources resources;
  private final SessionCluster session;
  private final SnapshotFolders snapshots;
  private final StateSnapshots onDemand;
  private final Decisions decisions;
  private final RunObserver observer;
  private final JobRemoval removal;
  private final InstalledOperator operator;
  private final Clock clock;
  private final OrderlyStops stops;
  private final Rounds rounds;

  private KubernetesOperatorJobSubmitter(
      KubernetesClient client,
      KubernetesProperties properties,
      SnapshotFolders snapshots,
      InstalledOperator operator,
      Clock clock) {
    String namespace = properties.namespace();
    this.properties = properties;
    this.manifests = new JobManifests(properties, namespace);
    this.view = new ClusterView(client, namespace, clock);
    this.ledger = new RunLedger(client, namespace, view.ledgers());
    this.resources = new JobResources(client, namespace, view);
    this.session = new SessionCluster(client);
    this.snapshots = snapshots;
    this.onDemand = new StateSnapshots(client, namespace, manifests, snapshots);
    this.decisions = new Decisions(view, ledger);
    FlinkRest rest = new FlinkRest(properties::restUrl);
    this.operator = operator;
    this.clock = clock;
    TroubleWatch troubles = new TroubleWatch(view, operator, clock);
    this.stops = new OrderlyStops(rest);
    this.observer = new RunObserver(view, resources, ledger, snapshots, rest, troubles, clock);
    this.removal =
        new JobRemoval(view, resources, ledger, snapshots, onDemand, properties.keepEnded(), clock);
    this.rounds = Rounds.start(view, removal);
  }

  /**
   * Begins to watch, and returns when it has seen what is there; when that takes long, each call is
   * answered as unreachable until then.
   *
   * @param storage of checkpoints and savepoints
   * @param operator that is there
   */
  public static KubernetesOperatorJobSubmitter start(
      KubernetesClient client,
      KubernetesProperties properties,
      Storage storage,
      InstalledOperator operator,
      Clock clock) {
    KubernetesOperatorJobSubmitter submitter =
        new KubernetesOperatorJobSubmitter(
            client, properties, new SnapshotFolders(storage), operator, clock);
    submitter.view.awaitFirstSight(FIRST_SIGHT);
    return submitter;
  }

  @Override
  public void submit(JobRun run) {
    decisions.decide(run.jobId(), "starting", () -> start(run));
  }

  private Void start(JobRun run) {
    Optional<LedgerEntry> known = ledger.newest(run.jobId());
    if (known.filter(entry -> isStarted(entry, run)).isPresent()) {
      return null;
    }
    boolean begun = known.filter(entry -> entry.run() == run.number()).isPresent();
    if (known.isPresent() && !begun) {
      requireEnded(known.get(), run);
    }
    requireFitOperator(run);
    JobRun placed =
        new JobRun(
            run.spec(), run.number(), begun ? known.get().from() : newest(run).orElse(run.from()));
    GenericKubernetesResource rendered = rendered(placed);
    LedgerEntry entry = begin(placed, rendered.getKind());
    if (!isStarted(entry, run)) {
      manifests.sessionCluster(placed).ifPresent(session::ensure);
      resources.write(rendered);
      ledger.note(entry, LedgerEntry.deployed(clock.instant()));
      LOG.info("Submitted jobId={} run={} from={}", run.jobId(), run.number(), placed.from());
    }
    return null;
  }

  private static boolean isStarted(LedgerEntry entry, JobRun run) {
    return entry.run() > run.number()
        || entry.run() == run.number()
            && (entry.isDeployed()
                || entry.isSuspended()
                || entry.isCanceling()
                || entry.end().isPresent());
  }

  private LedgerEntry begin(JobRun run, String kind) {
    String cluster =
        kind.equals(FlinkSessionJob.KIND) ? properties.session().name() : run.jobId().value();
    return ledger.begin(manifests.ledger(run), LedgerEntry.begun(run, kind, cluster));
  }

  private GenericKubernetesResource rendered(JobRun run) {
    return manifests
        .sessionJob(run)
        .map(FlinkSessionJob::tree)
        .orElseGet(() -> manifests.deployment(run).tree());
  }

  @Override
  public Optional<String> manifest(JobRun run) {
    return Optional.of(ResourceTrees.yaml(rendered(run)));
  }

  private Optional<Snapshot> newest(JobRun run) {
    try {
      return snapshots.newest(RunFolders.of(run));
    } catch (IOException e) {
      throw new RuntimeUnreachableException(
          "the snapshots of job " + run.jobId() + " cannot be read: " + e.getMessage(), e);
    }
  }

  private void requireEnded(LedgerEntry known, JobRun next) {
    JobState state = observer.status(known).state();
    if (!state.isTerminal() && state != JobState.SUSPENDED) {
      throw new IllegalStateException(
          "run "
              + known.run()
              + " of job "
              + known.job()
              + " is "
              + state
              + "; it has to be suspended before run "
              + next.number());
    }
  }

  /** An unbounded job does not end by itself, which is what old operators have trouble with. */
  private void requireFitOperator(JobRun run) {
    if (!run.outlivesFailure()) {
      ClusterFaults.call(
          "reading the operator's version",
          () -> {
            operator.requireFitForTrainings();
            return true;
          });
    }
  }

  @Override
  public Optional<JobStatus> status(JobId id) {
    return decisions.decide(
        id,
        "observing",
        () ->
            ledger
                .newest(id)
                .map(entry -> entry.isCanceling() ? removal.remove(entry) : entry)
                .map(observer::status));
  }

  @Override
  public Optional<JobReport> report(JobId id) {
    return decisions.decide(
        id,
        "asking Flink for",
        () -> {
          Optional<LedgerEntry> known = ledger.newest(id).filter(LedgerEntry::isDeployed);
          return known.isEmpty() ? Optional.empty() : observer.report(known.get());
        });
  }

  @Override
  public void suspend(JobRun run, Suspension how) {
    decisions.decide(run.jobId(), "suspending", () -> rest(run, how));
  }

  private Void rest(JobRun run, Suspension how) {
    LedgerEntry known = ledger.newest(run.jobId()).orElse(null);
    if (known != null && known.run() > run.number()) {
      return null;
    }
    if (known == null || known.run() < run.number()) {
      if (known != null) {
        requireEnded(known, run);
      }
      restForgotten(run);
    } else if (!known.isSuspended() && !known.isCanceling()) {
      rest(known, how);
    }
    return null;
  }

  /** Unless only the ledger was lost, what it has left is all there is. */
  private void restForgotten(JobRun run) {
    String kind = rendered(run).getKind();
    boolean there =
        resources.read(kind, run.jobId()).filter(job -> job.run() == run.number()).isPresent();
    LedgerEntry entry = begin(run, kind);
    if (there) {
      ledger.note(entry, LedgerEntry.deployed(clock.instant()));
    } else {
      observer.rest(entry);
    }
  }

  private void rest(LedgerEntry entry, Suspension how) {
    JobState state = observer.status(entry).state();
    boolean failed = state == JobState.FAILED && entry.outlivesFailure();
    boolean atOnce = failed || how == Suspension.AT_ONCE && !state.isTerminal();
    if (state == JobState.SUSPENDED || !atOnce && state != JobState.RUNNING) {
      return;
    }
    Suspension chosen = atOnce ? Suspension.AT_ONCE : Suspension.WITH_SAVEPOINT;
    LedgerEntry asked = ledger.reread(entry).orElseThrow();
    if (asked.suspending() != chosen) {
      LOG.info("Suspending jobId={} run={} {}", entry.job(), entry.run(), chosen);
      asked = ledger.note(asked, LedgerEntry.suspending(chosen));
    }
    if (!resources.suspend(entry.job(), entry.run(), chosen) && !view.hasJobManager(entry.job())) {
      observer.rest(asked);
    }
  }

  @Override
  public void retain(JobRun run, Set<String> locations) {
    decisions.decide(
        run.jobId(),
        "clearing up after",
        () -> {
          snapshots.deleteEarlier(RunFolders.of(run), locations);
          ledger
              .newest(run.jobId())
              .filter(entry -> entry.run() == run.number())
              .ifPresent(entry -> ledger.before(entry).forEach(ledger::forget));
          return null;
        });
  }

  @Override
  public SnapshotTaking takeSnapshot(JobRun run, String id) {
    return decisions.decide(run.jobId(), "taking a savepoint of", () -> take(run, id));
  }

  private SnapshotTaking take(JobRun run, String id) throws IOException {
    LedgerEntry known = ledger.newest(run.jobId()).orElse(null);
    if (known != null && known.run() == run.number()) {
      return onDemand.take(run, id, observer.status(known).state());
    }
    return SnapshotTaking.outsideOf(run, known == null ? 0 : known.run(), onDemand.taken(run, id));
  }

  @Override
  public void discardSnapshot(JobRun run, String id) {
    decisions.decide(
        run.jobId(),
        "clearing up after",
        () -> {
          onDemand.discard(run, id);
          return null;
        });
  }

  @Override
  public void stop(JobId id) {
    decisions.decide(
        id,
        "stopping",
        () -> {
          Optional<LedgerEntry> known = ledger.newest(id);
          if (known.filter(e -> observer.status(e).state() == JobState.RUNNING).isPresent()) {
            stops.ask(known.get());
          }
          return null;
        });
  }

  @Override
  public void cancel(JobId id) {
    decisions.decide(
        id,
        "canceling",
        () -> {
          ledger.newest(id).filter(entry -> !entry.isRemoved()).ifPresent(this::cancel);
          return null;
        });
  }

  private void cancel(LedgerEntry entry) {
    boolean ended = entry.isOver() && ENDED_FOR_EVER.contains(entry.end().orElseThrow().state());
    if (!ended && !entry.isCanceling()) {
      LOG.info("Canceling jobId={} run={}", entry.job(), entry.run());
      removal.remove(ledger.note(entry, LedgerEntry.canceling(clock.instant())));
    }
  }

  @Override
  public void close() {
    rounds.close();
    view.close();
  }
}
