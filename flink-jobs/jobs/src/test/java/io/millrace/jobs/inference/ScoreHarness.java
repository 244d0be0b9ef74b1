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
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.model.ModelDescriptor;
import io.millrace.contracts.record.JsonFormat;
import io.millrace.jobs.deadletter.DeadLetter;
import io.millrace.jobs.event.EventRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.mailbox.Mail;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** Runs one subtask of {@link Score}; the test decides when mails and timers come. */
final class ScoreHarness extends AbstractStreamOperatorTestHarness<Prediction> {
  private long offset;

  private ScoreHarness(ScoreFactory factory) throws Exception {
    super(factory, 1, 1, 0);
  }

  static ScoreHarness of(ScorerLoader loader, ModelDescriptor initial, MicroBatch batch)
      throws Exception {
    ScoreHarness harness = new ScoreHarness(new ScoreFactory(spec(initial, batch), loader));
    harness.setup();
    return harness;
  }

  static ScoreHarness opened(ScorerLoader loader, ModelDescriptor initial, MicroBatch batch)
      throws Exception {
    ScoreHarness harness = of(loader, initial, batch);
    harness.open();
    harness.runMails();
    return harness;
  }

  static InferenceJobSpec spec(ModelDescriptor initial, MicroBatch batch) {
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
        initial);
  }

  /** A record with the features {@code [first, 0]}. */
  void record(int first) throws Exception {
    record(("[" + first + ",0]").getBytes(UTF_8));
  }

  void record(byte[] value) throws Exception {
    InputRecord record =
        new InputRecord(
            "key".getBytes(UTF_8), value, "in", 3, offset++, 5, new String[0], new byte[0][]);
    score().processElement(new StreamRecord<>(record));
  }

  void records(int... firsts) throws Exception {
    for (int first : firsts) {
      record(first);
    }
  }

  void model(ModelDescriptor descriptor) {
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

  /** Runs mails until that of a loader has come, which it sends when a model is there or not. */
  void awaitModel() throws Exception {
    Mail mail;
    do {
      mail = getTaskMailbox().take(0);
      mail.run();
    } while (!mail.toString().contains("install a loaded model"));
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
}
