package io.millrace.jobs.inference;

import io.millrace.codecs.RecordDecoder;
import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.jobs.deadletter.DeadLetter;
import io.millrace.jobs.event.EventRecord;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.operators.coordination.OperatorEvent;
import org.apache.flink.runtime.operators.coordination.OperatorEventGateway;
import org.apache.flink.runtime.operators.coordination.OperatorEventHandler;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Scores records in micro-batches with the model that orders name, which {@link ModelCoordinator}
 * tells all subtasks, and keeps them while there is none. Nothing is in flight at a checkpoint: the
 * batch leaves before the barrier, and a new model takes over right after it, so each checkpoint is
 * one clean cut.
 */
final class Score extends AbstractStreamOperator<Prediction>
    implements OneInputStreamOperator<InputRecord, Prediction>, OperatorEventHandler {
  static final OutputTag<DeadLetter> DEAD_LETTERS =
      new OutputTag<>("dead-letters", TypeInformation.of(DeadLetter.class));
  static final OutputTag<Prediction> HANDED_UP =
      new OutputTag<>("handed-up", TypeInformation.of(Prediction.class));
  static final OutputTag<EventRecord> EVENTS =
      new OutputTag<>("events", TypeInformation.of(EventRecord.class));
  private static final long serialVersionUID = 1L;
  private static final long REPORT_INTERVAL_MS = 1000;

  private final transient InferenceJobSpec spec;
  private final transient ScorerLoader loader;
  private final transient OperatorEventGateway coordinator;
  private final transient MailboxExecutor mailbox;
  private final transient ExecutorService loaderThread;

  private transient ModelState modelState;
  private transient HeldRecords kept;
  private transient ScoringCounts counts;
  private transient ScoringEvents events;
  private transient ProgressReport report;
  private transient ScoreOutput out;
  private transient InputPositions positions;
  private transient MicroBatches batches;
  private transient Flusher flusher;
  private transient ModelNews news;
  private transient @Nullable ModelSwitch models;
  private transient @Nullable Watermark held;

  Score(
      StreamOperatorParameters<Prediction> parameters,
      InferenceJobSpec spec,
      ScorerLoader loader,
      OperatorEventGateway coordinator) {
    super(parameters);
    this.spec = spec;
    this.loader = loader;
    this.coordinator = coordinator;
    this.mailbox = parameters.getMailboxExecutor();
    this.loaderThread = Executors.newSingleThreadExecutor(Score::daemon);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "millrace-model-loader");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    modelState = new ModelState(context.getOperatorStateStore());
    counts = new ScoringCounts(context.getOperatorStateStore(), context.isRestored());
    kept =
        new HeldRecords(
            context.getOperatorStateStore(),
            spec.modelsOrDefault().withoutModelOrDefault(),
            (record, reason) -> out.reject(record, ErrorCode.NO_MODEL, reason),
            Valve.ofThisTask());
  }

  @Override
  public void open() throws Exception {
    super.open();
    int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
    events = new ScoringEvents(spec.jobId(), spec.deployment(), subtask);
    positions = new InputPositions();
    ClassTally classes = new ClassTally();
    report = new ProgressReport(counts, classes, counts.areRestored(), now());
    out = new ScoreOutput(output, counts, report, getProcessingTimeService());
    batches =
        new MicroBatches(
            spec.batch(),
            RecordDecoder.of(spec.format()),
            PredictionEncoders.of(spec),
            classes,
            out);
    flusher =
        new Flusher(mailbox, getProcessingTimeService(), spec.batch().lingerMs(), this::flush);
    news = new ModelNews(events, mailbox, coordinator, out);
    models = new ModelSwitch(loading(), threads(), news, new Switching());
    models.start(modelState.restore(spec.initialModel()));
    useModels();
    report.register(getMetricGroup());
    getMetricGroup().gauge("waiting", this::waiting);
    ModelGauges.register(getMetricGroup(), serving(), this::now);
    getProcessingTimeService().registerTimer(now() + REPORT_INTERVAL_MS, this::onReportTimer);
  }

  private ModelLoading loading() {
    String[] folders =
        getContainingTask().getEnvironment().getTaskManagerInfo().getTmpDirectories();
    return new ModelLoading(
        loader, Path.of(folders[0]), SharedScorers.OF_THIS_JVM, ModelLoading.Limits.of(spec));
  }

  private ModelSwitch.Threads threads() {
    return new ModelSwitch.Threads(
        loaderThread, work -> mailbox.execute(work::run, "install a loaded model"));
  }

  private Serving serving() {
    return Objects.requireNonNull(models, "the operator is not open").serving();
  }

  /** The batch is empty, as it has one model. */
  private void useModels() {
    ServedModel model = serving().base();
    batches.startWith(model);
    if (model == null) {
      kept.begin();
    } else {
      news.inUse(model);
      kept.end();
      mailbox.execute(this::scoreKept, "score what was kept without a model");
    }
  }

  @Override
  public void processElement(StreamRecord<InputRecord> element) {
    InputRecord record = element.getValue();
    positions.taken(record);
    if (batches.model() == null) {
      kept.keep(record);
      return;
    }
    if (!kept.isEmpty()) {
      scoreKept();
    }
    score(record);
  }

  private void scoreKept() {
    if (batches.model() != null) {
      kept.drainTo(this::score);
    }
  }

  private void score(InputRecord record) {
    if (serving().isTimed()) {
      useModelAt(record.timestamp());
    }
    if (batches.add(record)) {
      flusher.joined(batches.rows() == 1);
      if (batches.isFull()) {
        flush();
      }
    }
  }

  private void useModelAt(long timestamp) {
    ServedModel model = serving().at(timestamp);
    if (model != null && model != batches.model()) {
      flush();
      batches.use(model);
      news.inUse(model);
    }
  }

  @Override
  public void handleOperatorEvent(OperatorEvent event) {
    if (models == null) {
      throw new IllegalStateException("the operator is not open");
    }
    if (event instanceof Verdict verdict) {
      models.hear(verdict);
      return;
    }
    try {
      models.offer(((ModelMessage) event).order());
    } catch (IllegalArgumentException e) {
      news.unreadable(String.valueOf(e.getMessage()));
    }
  }

  private void flush() {
    if (!batches.isEmpty()) {
      boolean full = batches.isFull();
      batches.score();
      flusher.flushed(full);
    }
    if (held != null) {
      output.emitWatermark(held);
      held = null;
    }
  }

  /** A watermark says that its records are out, so it waits for those in the batch. */
  @Override
  public void processWatermark(Watermark mark) {
    if (batches.isEmpty() && kept.isEmpty()) {
      output.emitWatermark(mark);
    } else {
      held = mark;
    }
  }

  @Override
  public void processWatermarkStatus(WatermarkStatus status) {
    flush();
    output.emitWatermarkStatus(status);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    scoreKept();
    flush();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    if (models == null) {
      return;
    }
    models.cut(context.getCheckpointId());
    modelState.snapshot(models.orders());
    kept.snapshot();
    counts.snapshot();
  }

  /** What is kept for a model has none to wait for after the end. */
  @Override
  public void finish() throws Exception {
    scoreKept();
    kept.drainTo(record -> out.reject(record, ErrorCode.NO_MODEL, "the job ended without a model"));
    flush();
    tellProgress();
    super.finish();
  }

  @Override
  public void close() throws Exception {
    if (models != null) {
      models.close();
    }
    loaderThread.shutdown();
    super.close();
  }

  private void onReportTimer(long timestamp) {
    tellProgress();
    getProcessingTimeService().registerTimer(now() + REPORT_INTERVAL_MS, this::onReportTimer);
  }

  private void tellProgress() {
    report.next(now()).ifPresent(this::tell);
  }

  private void tell(ProgressReport.Progress progress) {
    ScoringEvents.Input input = new ScoringEvents.Input(waiting(), positions.next());
    out.emit(events.progress(progress, batches.model(), input, now()));
  }

  private int waiting() {
    return batches.rows() + kept.size();
  }

  private long now() {
    return getProcessingTimeService().getCurrentProcessingTime();
  }

  private final class Switching implements ModelSwitch.User {
    @Override
    public void aboutToChange() {
      flush();
    }

    @Override
    public void changed() {
      useModels();
      if (serving().isEmpty()) {
        news.withoutModel(serving().revision());
      }
    }
  }
}
