package io.millrace.jobs.training;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.event.Effort;
import io.millrace.contracts.event.EndOfTraining;
import io.millrace.contracts.event.EpochCompleted;
import io.millrace.contracts.event.StepsCompleted;
import io.millrace.contracts.event.TrainingStarted;
import io.millrace.jobs.event.EventRecord;
import io.millrace.jobs.source.DatasetElement;
import io.millrace.jobs.source.DatasetElement.Kind;
import io.millrace.jobs.source.DatasetSummary;
import io.millrace.jobs.source.ReplayControl;
import io.millrace.tf.ClassWeights;
import io.millrace.tf.ExampleBatch;
import io.millrace.tf.MetricTotals;
import io.millrace.tf.TrainingSession;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Trains one model on the elements of a data set, and tells what happens. Its state is everything
 * that the weights of a continued training depend on.
 */
final class ModelTrainer {
  private final TrainingPlan plan;
  private final TrainingSession session;
  private final DataFit fit;
  private final OptionChecks options;
  private final InstantSource clock;
  private final TrainingEvents events;
  private final Consumer<EventRecord> output;
  private final Batch batch;
  private final @Nullable ClassWeights classWeights;
  private final EpochTotals totals;
  private final Callbacks callbacks;
  private final LastMeasurement measurement;
  private final TrainingProgress progress = new TrainingProgress();
  private @Nullable ReplayControl replay;

  ModelTrainer(
      TrainingPlan plan, OpenModel model, InstantSource clock, Consumer<EventRecord> output) {
    this.plan = plan;
    this.session = model.session();
    this.fit = model.fit();
    this.options = new OptionChecks(plan, model.model(), session.metricNames());
    this.clock = clock;
    this.events = new TrainingEvents(plan.jobId(), plan.resultId(), clock);
    this.output = output;
    this.batch = new Batch(plan.fit().batchSize(), session.featureCount(), session.labelCount());
    Map<Integer, Double> weights = plan.fit().classWeights();
    this.classWeights = weights == null ? null : new ClassWeights(weights);
    this.totals = new EpochTotals(session);
    this.callbacks = new Callbacks(plan.fit(), session);
    this.measurement = new LastMeasurement(model);
  }

  void process(DatasetElement element) throws TrainingFaultException {
    replay = element.replay();
    switch (element.kind()) {
      case OPENED -> start(Objects.requireNonNull(element.summary()));
      case TRAINING, VALIDATION, TEST -> add(element);
      case EPOCH_END -> endEpoch();
      default -> throw new IllegalArgumentException("a trainer takes no element " + element.kind());
    }
  }

  private void start(DatasetSummary data) throws TrainingFaultException {
    fit.check(data);
    options.check(data);
    totals.series().plan(plan.fit().epochs(), stepsPerEpoch(data));
    progress.start(clock.millis());
    output.accept(
        events.started(
            new TrainingStarted(
                plan.resultId(),
                data.trainingExamples(),
                data.validationExamples(),
                data.testExamples(),
                data.rejectedRecords())));
  }

  private long stepsPerEpoch(DatasetSummary data) {
    Integer steps = plan.fit().stepsPerEpoch();
    int size = plan.fit().batchSize();
    return steps != null ? steps : ((long) data.trainingExamples() + size - 1) / size;
  }

  private void add(DatasetElement example) throws TrainingFaultException {
    if (batch.part() != example.kind()) {
      step();
    }
    fit.checkLabels(example.labels());
    batch.add(example);
    if (batch.isFull()) {
      step();
      if (example.kind() == Kind.TRAINING && isOverBudget()) {
        tellPiece();
        end(EndOfTraining.TIME_BUDGET);
      }
    }
  }

  private boolean isOverBudget() {
    Long budget = plan.fit().timeBudgetMs();
    return budget != null && clock.millis() - progress.startedMs() >= budget;
  }

  /**
   * A batch that passed every check and still makes TensorFlow fail (out of memory, most often)
   * would do so after each restart, until the job gives up with the sibling models still training.
   */
  private void step() throws TrainingFaultException {
    if (batch.isEmpty()) {
      return;
    }
    try {
      run(batch);
    } catch (RuntimeException e) {
      throw TrainingFaultException.unexpected(
          "model '%s' could not be run on a batch of %d examples in epoch %d"
              .formatted(plan.model().name(), batch.rows(), progress.epoch()),
          e);
    }
    boolean trained = batch.part() == Kind.TRAINING;
    batch.clear();
    if (trained) {
      afterTraining();
    }
  }

  private void run(Batch rows) {
    if (rows.part() == Kind.TRAINING) {
      train(rows);
    } else if (progress.end() != null) {
      measurement.add(rows);
    } else {
      session.testOnBatch(rows.features(), rows.labels(), rows.rows(), totals.validation());
    }
  }

  private void train(Batch rows) {
    float[] weights =
        classWeights == null
            ? null
            : classWeights.of(rows.labels(), rows.rows(), session.labelCount());
    session.trainOnBatch(
        new ExampleBatch(rows.features(), rows.labels(), weights, rows.rows()), totals.training());
    progress.countTrained(rows.rows());
    totals.series().countStep();
  }

  private void afterTraining() throws TrainingFaultException {
    requireFinite(totals.training());
    if (totals.series().isComplete()) {
      tellPiece();
    }
  }

  private void requireFinite(MetricTotals sums) throws TrainingFaultException {
    if (!sums.isFinite()) {
      throw new TrainingFaultException(
          ErrorCode.TRAINING_DIVERGED,
          "model '%s' diverged in epoch %d, step %d: %s; a lower learning rate or rescaled features"
                  .formatted(plan.model().name(), progress.epoch(), session.step(), sums.results())
              + " may help");
    }
  }

  private void tellPiece() {
    StepSeries series = totals.series();
    if (!series.isTold() || series.steps() == 0) {
      return;
    }
    output.accept(
        events.steps(
            new StepsCompleted(
                plan.resultId(),
                progress.epoch(),
                session.step(),
                series.steps(),
                series.piece().results(),
                session.lastLearningRate())));
    totals.nextPiece();
  }

  private void endEpoch() throws TrainingFaultException {
    step();
    tellPiece();
    EpochScores scores = totals.complete(progress.epoch());
    long now = clock.millis();
    output.accept(
        events.epoch(
            new EpochCompleted(
                plan.resultId(),
                scores.number(),
                plan.fit().epochs(),
                session.step(),
                scores.training(),
                scores.validation(),
                now - progress.epochStartedMs(),
                (double) session.lastLearningRate())));
    progress.completeEpoch(now);
    endAfter(scores);
  }

  private void endAfter(EpochScores scores) {
    boolean stops = callbacks.after(scores);
    if (scores.number() == plan.fit().epochs()) {
      end(EndOfTraining.ALL_EPOCHS);
    } else if (stops) {
      end(EndOfTraining.EARLY_STOPPING);
    } else if (isOverBudget()) {
      end(EndOfTraining.TIME_BUDGET);
    }
  }

  private void end(EndOfTraining why) {
    progress.end(why, clock.millis(), callbacks.end());
    if (replay != null) {
      replay.endEpochs();
    }
  }

  /**
   * To be called when the source tells no more. When that is because the job is stopped with what
   * it has, the weights are the best or those of the last step, and the last part is taken from the
   * source here.
   *
   * @throws TrainingFaultException when there is no result
   */
  TrainingOutcome complete() throws TrainingFaultException {
    if (progress.end() == null) {
      stop();
    }
    if (replay != null) {
      for (DatasetElement element = replay.takeOfLastPart();
          element != null;
          element = replay.takeOfLastPart()) {
        add(element);
      }
    }
    step();
    return outcome(Objects.requireNonNull(progress.end()));
  }

  private void stop() throws TrainingFaultException {
    if (session.step() == 0) {
      throw new TrainingFaultException(
          ErrorCode.STOPPED_WITHOUT_RESULT,
          "model '%s' was stopped before its first step; there is nothing to keep"
              .formatted(plan.model().name()));
    }
    batch.clear();
    tellPiece();
    end(EndOfTraining.STOPPED);
  }

  private TrainingOutcome outcome(EndOfTraining end) {
    Effort effort =
        new Effort(
            progress.startedEpochs(),
            session.step(),
            progress.examplesPerSecond(),
            PeakMemory.bytes());
    return new TrainingOutcome(
        measurement.test(),
        measurement.evaluation().orElse(null),
        end,
        progress.bestEpoch(),
        effort,
        clock.millis() - progress.startedMs());
  }

  void writeTo(StateCapture out) throws IOException {
    progress.writeTo(out);
    batch.writeTo(out);
    totals.writeTo(out);
    callbacks.writeTo(out);
    measurement.writeTo(out);
    out.writeSnapshot(session.snapshot());
  }

  void readFrom(StateRestore in) throws IOException {
    progress.readFrom(in);
    batch.readFrom(in);
    totals.readFrom(in);
    callbacks.readFrom(in);
    measurement.readFrom(in);
    session.restore(in.readSnapshot());
  }
}
