package io.millrace.jobs.training;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.event.EpochCompleted;
import io.millrace.contracts.event.TrainingStarted;
import io.millrace.jobs.event.EventRecord;
import io.millrace.jobs.source.DatasetElement;
import io.millrace.jobs.source.DatasetElement.Kind;
import io.millrace.jobs.source.DatasetSummary;
import io.millrace.tf.MetricTotals;
import io.millrace.tf.TrainingSession;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Trains one model on the elements of a data set, and tells what happens. Its state is everything
 * that the weights of a continued training depend on.
 */
final class ModelTrainer {
  private final TrainingPlan plan;
  private final TrainingSession session;
  private final DataFit fit;
  private final InstantSource clock;
  private final TrainingEvents events;
  private final Consumer<EventRecord> output;
  private final Batch batch;
  private final MetricTotals training;
  private final MetricTotals validation;
  private final MetricTotals test;
  private int completedEpochs;
  private long startedMs;
  private long epochStartedMs;

  ModelTrainer(
      TrainingPlan plan, OpenModel model, InstantSource clock, Consumer<EventRecord> output) {
    this.plan = plan;
    this.session = model.session();
    this.fit = model.fit();
    this.clock = clock;
    this.events = new TrainingEvents(plan.jobId(), plan.resultId(), clock);
    this.output = output;
    this.batch = new Batch(plan.fit().batchSize(), session.featureCount(), session.labelCount());
    this.training = session.newTotals();
    this.validation = session.newTotals();
    this.test = session.newTotals();
  }

  void process(DatasetElement element) throws TrainingFaultException {
    switch (element.kind()) {
      case OPENED -> start(Objects.requireNonNull(element.summary()));
      case TRAINING, VALIDATION, TEST -> add(element);
      case EPOCH_END -> endEpoch();
      default -> throw new IllegalArgumentException("a trainer takes no element " + element.kind());
    }
  }

  private void start(DatasetSummary data) throws TrainingFaultException {
    fit.checkSizes(data);
    startedMs = clock.millis();
    epochStartedMs = startedMs;
    output.accept(
        events.started(
            new TrainingStarted(
                plan.resultId(),
                data.trainingExamples(),
                data.validationExamples(),
                data.testExamples(),
                data.rejectedRecords())));
  }

  private void add(DatasetElement example) throws TrainingFaultException {
    if (batch.part() != example.kind()) {
      step();
    }
    fit.checkLabels(example.labels());
    batch.add(example);
    if (batch.isFull()) {
      step();
    }
  }

  private void step() throws TrainingFaultException {
    flush();
    requireFinite();
  }

  /**
   * A batch that passed every check and still makes TensorFlow fail (out of memory, most often)
   * would do so after each restart, until the job gives up with the sibling models still training.
   */
  private void flush() throws TrainingFaultException {
    if (batch.isEmpty()) {
      return;
    }
    try {
      run(batch);
    } catch (RuntimeException e) {
      throw TrainingFaultException.unexpected(
          "model '%s' could not be run on a batch of %d examples in epoch %d"
              .formatted(plan.model().name(), batch.rows(), completedEpochs + 1),
          e);
    }
    batch.clear();
  }

  private void run(Batch rows) {
    if (rows.part() == Kind.TRAINING) {
      session.trainOnBatch(rows.features(), rows.labels(), rows.rows(), training);
    } else {
      MetricTotals means = rows.part() == Kind.VALIDATION ? validation : test;
      session.testOnBatch(rows.features(), rows.labels(), rows.rows(), means);
    }
  }

  private void endEpoch() throws TrainingFaultException {
    step();
    completedEpochs++;
    if (isComplete()) {
      session.finish();
    }
    long now = clock.millis();
    output.accept(
        events.epoch(
            new EpochCompleted(
                plan.resultId(),
                completedEpochs,
                plan.fit().epochs(),
                session.step(),
                training.results(),
                validation.results(),
                now - epochStartedMs,
                (double) session.learningRate())));
    epochStartedMs = now;
    training.reset();
    validation.reset();
  }

  private void requireFinite() throws TrainingFaultException {
    if (!training.isFinite()) {
      throw new TrainingFaultException(
          ErrorCode.TRAINING_DIVERGED,
          "model '%s' diverged in epoch %d, step %d: %s; a lower learning rate or rescaled features"
                  .formatted(
                      plan.model().name(), completedEpochs + 1, session.step(), training.results())
              + " may help");
    }
  }

  /** False when the input ended early, for example because the job was stopped. */
  boolean isComplete() {
    return completedEpochs == plan.fit().epochs();
  }

  /** Metrics of the test part, once all of the input was processed; empty without one. */
  Map<String, Double> testMetrics() throws TrainingFaultException {
    flush();
    return test.results();
  }

  /** Since the first example. */
  long durationMs() {
    return clock.millis() - startedMs;
  }

  void writeTo(StateCapture out) throws IOException {
    out.writeInt(completedEpochs);
    out.writeLong(startedMs);
    out.writeLong(epochStartedMs);
    batch.writeTo(out);
    writeBytes(out, training.toBytes());
    writeBytes(out, validation.toBytes());
    writeBytes(out, test.toBytes());
    out.writeSnapshot(session.snapshot());
  }

  void readFrom(StateRestore in) throws IOException {
    completedEpochs = in.readInt();
    startedMs = in.readLong();
    epochStartedMs = in.readLong();
    batch.readFrom(in);
    training.restore(readBytes(in));
    validation.restore(readBytes(in));
    test.restore(readBytes(in));
    session.restore(in.readSnapshot());
  }

  private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    return in.readNBytes(in.readInt());
  }
}
