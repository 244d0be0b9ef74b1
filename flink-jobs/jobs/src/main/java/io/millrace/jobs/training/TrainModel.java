package io.millrace.jobs.training;

import io.millrace.contracts.event.TrainingFailed;
import io.millrace.jobs.deadletter.DeadLetter;
import io.millrace.jobs.event.EventRecord;
import io.millrace.jobs.source.DatasetElement;
import io.millrace.jobs.source.DatasetElement.Kind;
import io.millrace.jobs.source.DatasetFault;
import io.millrace.jobs.source.ReplayControl;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains one model on a data set. What makes the training impossible is told as an event, and the
 * rest of the input is swallowed, so that sibling models go on. The result leaves at the end of the
 * input, to be published with the final checkpoint.
 */
final class TrainModel extends AbstractStreamOperator<EventRecord>
    implements OneInputStreamOperator<DatasetElement, EventRecord> {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(TrainModel.class);

  static final OutputTag<DeadLetter> DEAD_LETTERS =
      new OutputTag<>("dead-letters", TypeInformation.of(DeadLetter.class));
  static final OutputTag<TrainedModel> TRAINED =
      new OutputTag<>("trained", TypeInformation.of(TrainedModel.class));
  private static final ListStateDescriptor<TrainingState> STATE =
      new ListStateDescriptor<>("training", TrainingStateSerializer.INSTANCE);

  private final transient TrainingPlan plan;
  private final transient Clock clock = Clock.systemUTC();
  private final transient TrainingEvents events;
  private transient @Nullable TrainingFaultException refused;
  private transient @Nullable OpenModel model;
  private transient @Nullable ModelTrainer trainer;
  private transient ListState<TrainingState> state;
  private transient TrainingPhase phase = TrainingPhase.TRAINING;

  @SuppressWarnings("NullAway.Init") // Flink hands over the state before any other call
  TrainModel(StreamOperatorParameters<EventRecord> parameters, TrainingPlan plan) {
    super(parameters);
    this.plan = plan;
    this.events = new TrainingEvents(plan.jobId(), plan.resultId(), clock);
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    state = context.getOperatorStateStore().getListState(STATE);
    openModel(context.isRestored());
    for (TrainingState restored : state.get()) {
      restore(new StateRestore(restored));
    }
    state.clear();
  }

  /**
   * @param restored the weights come with the snapshot
   */
  private void openModel(boolean restored) throws IOException {
    try {
      OpenModel opened = OpenModel.open(plan);
      model = opened;
      if (!restored) {
        opened.startFromPlan(plan);
      }
      trainer = new ModelTrainer(plan, opened, clock, this::tell);
    } catch (TrainingFaultException e) {
      refused = e;
    }
  }

  @Override
  public void processElement(StreamRecord<DatasetElement> record) {
    DatasetElement element = record.getValue();
    if (element.kind() == Kind.DEAD_LETTER) {
      output.collect(DEAD_LETTERS, new StreamRecord<>(element.deadLetter()));
    } else if (phase == TrainingPhase.TRAINING) {
      train(element);
    }
  }

  private void train(DatasetElement element) {
    try {
      DatasetFault fault = element.fault();
      if (fault != null) {
        throw new TrainingFaultException(fault.code(), fault.reason());
      }
      trainer().process(element);
    } catch (TrainingFaultException e) {
      fail(e);
      leave(element);
    }
  }

  /** The epochs that are left would be swallowed, which takes as long as reading them. */
  private static void leave(DatasetElement element) {
    ReplayControl replay = element.replay();
    if (replay != null) {
      replay.endEpochs();
    }
  }

  private void fail(TrainingFaultException fault) {
    LOG.warn(
        "jobId={} resultId={} {}", plan.jobId(), plan.resultId(), fault.reason(), fault.getCause());
    phase = TrainingPhase.FAILED;
    tell(events.failed(new TrainingFailed(plan.resultId(), fault.code(), fault.reason())));
  }

  private ModelTrainer trainer() throws TrainingFaultException {
    if (trainer == null) {
      throw refused;
    }
    return trainer;
  }

  private void tell(EventRecord event) {
    output.collect(new StreamRecord<>(event));
  }

  /**
   * Called at the end of the input, and when the job is stopped with {@code
   * stopWithSavepoint(drain=true)}: whoever stops it so keeps the best that the training has made
   * so far, which is published as every result. Neither a stop without drain, from whose savepoint
   * the training goes on later, nor a cancellation calls this.
   */
  @Override
  public void finish() throws Exception {
    super.finish();
    if (phase == TrainingPhase.TRAINING) {
      stageResult();
    }
  }

  private void stageResult() throws IOException {
    try {
      TrainingOutcome outcome = trainer().complete();
      TrainedModel result = export().stage(Objects.requireNonNull(model), outcome);
      phase = TrainingPhase.TRAINED;
      output.collect(TRAINED, new StreamRecord<>(result));
    } catch (TrainingFaultException e) {
      fail(e);
    }
  }

  private ResultExport export() {
    String attempt =
        getRuntimeContext().getJobInfo().getJobId()
            + "-"
            + getRuntimeContext().getTaskInfo().getAttemptNumber();
    return new ResultExport(plan, events, attempt);
  }

  /** Takes a copy of the weights; the checkpoint writes it while the training goes on. */
  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    state.clear();
    StateCapture capture = new StateCapture();
    capture.writeUTF(phase.name());
    if (phase == TrainingPhase.TRAINING && trainer != null) {
      trainer.writeTo(capture);
    }
    state.add(capture.state());
  }

  /** The copy would otherwise lie on the heap until the next checkpoint. */
  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    super.notifyCheckpointComplete(checkpointId);
    state.clear();
  }

  @Override
  public void notifyCheckpointAborted(long checkpointId) throws Exception {
    super.notifyCheckpointAborted(checkpointId);
    state.clear();
  }

  private void restore(StateRestore snapshot) throws IOException {
    phase = TrainingPhase.valueOf(snapshot.readUTF());
    if (phase == TrainingPhase.TRAINING && trainer != null) {
      trainer.readFrom(snapshot);
    }
  }

  @Override
  public void close() throws Exception {
    if (model != null) {
      model.close();
    }
    super.close();
  }
}
