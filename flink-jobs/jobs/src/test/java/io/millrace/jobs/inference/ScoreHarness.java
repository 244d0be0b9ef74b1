package io.millrace.jobs.inference;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.contracts.event.JobEvent;
import io.millrace.contracts.job.CheckpointConfig;
import io.millrace.contracts.job.Delivery;
import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobSpec;
import io.millrace.contracts.job.JobTopics;
import io.millrace.contracts.job.KafkaCluster;
import io.millrace.contracts.job.MicroBatch;
import io.millrace.contracts.job.ModelRules;
import io.millrace.contracts.job.PredictionFormat;
import io.millrace.contracts.job.PredictionOutput;
import io.millrace.contracts.job.PredictionTask;
import io.millrace.contracts.job.WithoutModel;
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.model.ModelDescriptor;
import io.millrace.contracts.model.ModelOrder;
import io.millrace.contracts.record.JsonFormat;
import io.millrace.jobs.deadletter.DeadLetter;
import io.millrace.jobs.event.EventRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.mailbox.Mail;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** Runs one subtask of {@link Score}; the test decides when mails and timers come. */
final class ScoreHarness extends AbstractStreamOperatorTestHarness<Prediction> {
  private final Election election = new Election(1);
  final List<Vote> votes;
  private long offset;
  private int awaited;

  private ScoreHarness(VotingFactory factory) throws Exception {
    super(factory, 1, 1, 0);
    this.votes = factory.votes;
  }

  static ScoreHarness of(ScorerLoader loader, ModelDescriptor initial, MicroBatch batch)
      throws Exception {
    return of(loader, spec(initial, batch));
  }

  static ScoreHarness of(ScorerLoader loader, InferenceJobSpec spec) throws Exception {
    ScoreHarness harness = new ScoreHarness(new VotingFactory(spec, loader));
    harness.setup();
    return harness;
  }

  static ScoreHarness opened(ScorerLoader loader, InferenceJobSpec spec) throws Exception {
    ScoreHarness harness = of(loader, spec);
    harness.open();
    harness.runMails();
    return harness;
  }

  /** Records that come without a model are kept, up to a number. */
  static InferenceJobSpec keeping(ModelDescriptor initial, int records) {
    WithoutModel kept = new WithoutModel(records, 1_000_000, WithoutModel.Then.DEAD_LETTER);
    return spec(initial, MicroBatch.DEFAULT, new ModelRules(null, kept, null, null));
  }

  /** Begins without a model. */
  static ScoreHarness waiting(ScorerLoader loader, WithoutModel withoutModel) throws Exception {
    return of(loader, waitingSpec(withoutModel, MicroBatch.DEFAULT));
  }

  static InferenceJobSpec waitingSpec(WithoutModel withoutModel, MicroBatch batch) {
    return spec(null, batch, new ModelRules("inference-1", withoutModel, null, null));
  }

  static ScoreHarness opened(ScorerLoader loader, ModelDescriptor initial, MicroBatch batch)
      throws Exception {
    return opened(loader, spec(initial, batch));
  }

  static InferenceJobSpec spec(ModelDescriptor initial, MicroBatch batch) {
    return spec(initial, batch, ModelRules.DEFAULT);
  }

  static InferenceJobSpec spec(
      @Nullable ModelDescriptor initial, MicroBatch batch, ModelRules models) {
    return spec(initial, batch, models, null);
  }

  /** Predictions are the class 0 or 1. */
  static InferenceJobSpec ofTwoClasses(ModelDescriptor initial, MicroBatch batch) {
    PredictionOutput output =
        new PredictionOutput(
            PredictionFormat.VALUES,
            PredictionTask.BINARY_CLASSIFICATION,
            List.of("sound", "broken"),
            null,
            null,
            null);
    return spec(initial, batch, ModelRules.DEFAULT, output);
  }

  private static InferenceJobSpec spec(
      @Nullable ModelDescriptor initial,
      MicroBatch batch,
      ModelRules models,
      @Nullable PredictionOutput output) {
    return new InferenceJobSpec(
        JobSpec.SCHEMA_VERSION,
        new JobId("inference-1"),
        "test",
        new KafkaCluster("127.0.0.1:1", Map.of()),
        JobTopics.withPrefix("millrace."),
        new CheckpointConfig("file:///unused", 1000),
        "in",
        "out",
        new JsonFormat(List.of(), null, null),
        1,
        Delivery.AT_LEAST_ONCE,
        batch,
        initial,
        null,
        output,
        models);
  }

  /** A record with the features {@code [first, 0]}. */
  void record(int first) throws Exception {
    recordAt(5, first);
  }

  void record(byte[] value) throws Exception {
    record(value, 5);
  }

  void recordAt(long timestamp, int first) throws Exception {
    record(("[" + first + ",0]").getBytes(UTF_8), timestamp);
  }

  private void record(byte[] value, long timestamp) throws Exception {
    InputRecord record =
        new InputRecord(
            "key".getBytes(UTF_8),
            value,
            "in",
            3,
            offset++,
            timestamp,
            new String[0],
            new byte[0][]);
    score().processElement(new StreamRecord<>(record));
  }

  void records(int... firsts) throws Exception {
    for (int first : firsts) {
      record(first);
    }
  }

  void model(ModelOrder descriptor) {
    score().handleOperatorEvent(new ModelMessage(ContractJson.writeBytes(descriptor)));
  }

  void modelMessage(String text) {
    score().handleOperatorEvent(new ModelMessage(text.getBytes(UTF_8)));
  }

  void watermark(long timestamp) {
    score().processWatermark(new Watermark(timestamp));
  }

  Score score() {
    return (Score) (Object) getOperator();
  }

  /** As the task does while it has records: those that are there, not those they bring. */
  void runMailsOnce() throws Exception {
    List<Mail> mails = new ArrayList<>();
    Optional<Mail> mail = getTaskMailbox().tryTake(0);
    while (mail.isPresent()) {
      mails.add(mail.get());
      mail = getTaskMailbox().tryTake(0);
    }
    for (Mail taken : mails) {
      taken.run();
    }
  }

  /** As the task does when its input has nothing. */
  void runMails() throws Exception {
    Optional<Mail> mail = getTaskMailbox().tryTake(0);
    while (mail.isPresent()) {
      mail.get().run();
      mail = getTaskMailbox().tryTake(0);
    }
  }

  /** As {@link #awaitReady}; then the coordinator says what becomes of the model. */
  void awaitModel() throws Exception {
    awaitReady();
    tellVerdicts();
  }

  /** Runs mails until one model more was voted on: it is ready, or refused. */
  void awaitReady() throws Exception {
    awaited++;
    while (votes.size() < awaited) {
      getTaskMailbox().take(0).run();
    }
    runMails();
  }

  /** As the coordinator does, whose only subtask this is. */
  private void tellVerdicts() {
    votes.forEach(
        vote -> election.vote(0, vote).ifPresent(verdict -> score().handleOperatorEvent(verdict)));
  }

  void checkpoint(long id) throws Exception {
    prepareSnapshotPreBarrier(id);
    snapshot(id, id);
    runMails();
  }

  List<String> predictions() {
    return extractOutputValues().stream()
        .map(prediction -> new String(prediction.value(), UTF_8))
        .toList();
  }

  List<Long> versions() {
    return extractOutputValues().stream().map(Prediction::modelVersion).toList();
  }

  List<DeadLetter> deadLetters() {
    return sideOutput(Score.DEAD_LETTERS);
  }

  <T extends JobEvent> List<T> events(Class<T> type) {
    return sideOutput(Score.EVENTS).stream()
        .map(EventRecord::json)
        .map(json -> ContractJson.readEvent(json).event())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private <T> List<T> sideOutput(OutputTag<T> tag) {
    Queue<StreamRecord<T>> records = getSideOutput(tag);
    return records == null ? List.of() : records.stream().map(StreamRecord::getValue).toList();
  }

  /** Listens to what is said to the coordinator. */
  private static final class VotingFactory extends AbstractStreamOperatorFactory<Prediction>
      implements OneInputStreamOperatorFactory<InputRecord, Prediction> {
    private static final long serialVersionUID = 1L;

    private final transient InferenceJobSpec spec;
    private final transient ScorerLoader loader;
    private final transient List<Vote> votes = new ArrayList<>();

    private VotingFactory(InferenceJobSpec spec, ScorerLoader loader) {
      this.spec = spec;
      this.loader = loader;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends StreamOperator<Prediction>> T createStreamOperator(
        StreamOperatorParameters<Prediction> parameters) {
      return (T) new Score(parameters, spec, loader, event -> votes.add((Vote) event));
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
      return Score.class;
    }
  }
}
