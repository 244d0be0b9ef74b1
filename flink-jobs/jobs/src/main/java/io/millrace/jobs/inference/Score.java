package io.millrace.jobs.inference;

import io.millrace.codecs.RecordDecoder;
import io.millrace.codecs.UndecodableRecordException;
import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.model.ModelDescriptor;
import io.millrace.jobs.deadletter.DeadLetter;
import io.millrace.jobs.event.EventRecord;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.operators.coordination.OperatorEvent;
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
 * Scores records in micro-batches with the model that descriptors name, which {@link
 * ModelCoordinator} tells all subtasks. Nothing is in flight at a checkpoint: the batch leaves
 * before the barrier, and a new model takes over right after it, so each checkpoint is one clean
 * cut.
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
  private final transient MailboxExecutor mailbox;
  private final transient RecordDecoder decoder;
  private final transient ExecutorService loaderThread;

  private transient ModelState modelState;
  private transient ScoringCounts counts;
  private transient ScoringEvents events;
  private transient ProgressReport report;
  private transient PredictionEncoders encoders;
  private transient Flusher flusher;
  private transient PendingBatch batch;
  private transient BatchRun run;
  private transient @Nullable ModelSwitch models;
  private transient @Nullable Watermark held;

  Score(
      StreamOperatorParameters<Prediction> parameters, InferenceJobSpec spec, ScorerLoader loader) {
    super(parameters);
    this.spec = spec;
    this.loader = loader;
    this.mailbox = parameters.getMailboxExecutor();
    this.decoder = RecordDecoder.of(spec.format());
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
  }

  @Override
  public void open() throws Exception {
    super.open();
    int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
    events = new ScoringEvents(spec.jobId(), spec.deployment(), subtask);
    report = new ProgressReport(counts, counts.areRestored(), now());
    encoders = PredictionEncoders.of(spec);
    flusher =
        new Flusher(mailbox, getProcessingTimeService(), spec.batch().lingerMs(), this::flush);
    ModelDescriptor first =
        modelState.activeOr(Objects.requireNonNull(spec.initialModel(), "initialModel"));
    models = ModelSwitch.startWith(first, loading(), threads(), this::tellRefusal);
    models.offer(modelState.newestOr(first));
    useActiveModel();
    registerMetrics();
    getProcessingTimeService().registerTimer(now() + REPORT_INTERVAL_MS, this::onReportTimer);
  }

  private ModelLoading loading() {
    String[] folders =
        getContainingTask().getEnvironment().getTaskManagerInfo().getTmpDirectories();
    return new ModelLoading(loader, Path.of(folders[0]), SharedScorers.OF_THIS_JVM);
  }

  private ModelSwitch.Threads threads() {
    return new ModelSwitch.Threads(
        loaderThread, work -> mailbox.execute(work::run, "install a loaded model"));
  }

  private void registerMetrics() {
    getMetricGroup().gauge("scored", () -> counts.scored());
    getMetricGroup().gauge("deadLetters", () -> counts.deadLetters());
    getMetricGroup().gauge("modelVersion", () -> active().descriptor().modelVersion());
  }

  private LoadedModel active() {
    if (models == null) {
      throw new IllegalStateException("the operator is not open");
    }
    return models.active();
  }

  /** The batch must be empty: a batch has one model. */
  private void useActiveModel() {
    LoadedModel model = active();
    batch = new PendingBatch(spec.batch().maxSize(), model.scorer().featureCount());
    run = new BatchRun(model, batch.capacity(), encoders, new Emit());
    EventRecord activated = events.activated(model.descriptor(), now());
    mailbox.execute(() -> emit(activated), "tell which model is active");
  }

  @Override
  public void processElement(StreamRecord<InputRecord> element) {
    InputRecord record = element.getValue();
    byte[] value = record.value();
    if (value == null) {
      reject(record, ErrorCode.RECORD_UNDECODABLE, "the record has no value; legal is a value");
      return;
    }
    try {
      batch.add(record, value, decoder, System.nanoTime());
    } catch (UndecodableRecordException e) {
      reject(record, e.code(), String.valueOf(e.getMessage()));
      return;
    }
    flusher.joined(batch.rows() == 1);
    if (batch.isFull()) {
      flush();
    }
  }

  @Override
  public void handleOperatorEvent(OperatorEvent message) {
    try {
      if (models != null) {
        models.offer(ContractJson.readModelDescriptor(((ModelMessage) message).json()));
      }
    } catch (IllegalArgumentException e) {
      emit(events.unreadable(String.valueOf(e.getMessage()), now()));
    }
  }

  private void flush() {
    if (!batch.isEmpty()) {
      boolean full = batch.isFull();
      run.score(batch);
      batch.clear();
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
    if (batch.isEmpty()) {
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
    flush();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    if (models == null) {
      return;
    }
    if (models.activateNext()) {
      useActiveModel();
    }
    modelState.snapshot(models.active().descriptor(), models.newest());
    counts.snapshot();
  }

  @Override
  public void finish() throws Exception {
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
    long version = active().descriptor().modelVersion();
    report.next(now()).ifPresent(made -> emit(events.progress(made, version, now())));
  }

  private void tellRefusal(ModelDescriptor model, ModelRefusedException refusal) {
    LOG.warn("jobId={} {}", spec.jobId(), refusal.getMessage(), refusal);
    emit(events.refused(model, refusal, now()));
  }

  private void reject(InputRecord record, ErrorCode code, String reason) {
    counts.addDeadLetter();
    DeadLetter letter =
        new DeadLetter(
            record.key(),
            record.value(),
            record.topic(),
            record.partition(),
            record.offset(),
            code,
            reason,
            record.timestamp(),
            record.headerNames(),
            record.headerValues());
    output.collect(DEAD_LETTERS, new StreamRecord<>(letter));
  }

  private void emit(EventRecord event) {
    output.collect(EVENTS, new StreamRecord<>(event));
  }

  private long now() {
    return getProcessingTimeService().getCurrentProcessingTime();
  }

  private final class Emit implements BatchRun.Results {
    @Override
    public void scored(PendingBatch from, int row, Prediction prediction) {
      output.collect(new StreamRecord<>(prediction, prediction.timestamp()));
      report.scored(System.nanoTime() - from.arrivalNanos(row));
    }

    @Override
    public void handedUp(PendingBatch from, int row, Prediction prediction) {
      output.collect(HANDED_UP, new StreamRecord<>(prediction, prediction.timestamp()));
      report.scored(System.nanoTime() - from.arrivalNanos(row));
    }

    @Override
    public void failed(PendingBatch from, int row, ErrorCode code, String reason) {
      reject(from.record(row), code, reason);
    }
  }
}
