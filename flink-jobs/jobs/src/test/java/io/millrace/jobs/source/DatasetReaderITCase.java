package io.millrace.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.codecs.EncodedRecord;
import io.millrace.codecs.RecordEncoder;
import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.fit.FitConfig;
import io.millrace.contracts.job.DataSource;
import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.DatasetSplit;
import io.millrace.contracts.record.RawFormat;
import io.millrace.contracts.record.RecordFormat;
import io.millrace.contracts.record.SplitMethod;
import io.millrace.contracts.record.TensorShape;
import io.millrace.contracts.stream.StreamRange;
import io.millrace.jobs.deadletter.DeadLetter;
import io.millrace.jobs.source.DatasetElement.Kind;
import io.millrace.testkit.KafkaExtension;
import io.millrace.testkit.TestKafka;
import io.millrace.testkit.TestKafka.KeyValue;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.flink.core.io.InputStatus;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaExtension.class)
class DatasetReaderITCase {
  private static final RecordFormat FORMAT =
      new RawFormat(
          DataType.FLOAT32, TensorShape.parse("2"), DataType.UINT8, TensorShape.parse("1"));
  private static final FitConfig FIT = new FitConfig(2, 1, false, 42, 0.5);

  @TempDir Path folder;
  private TestKafka kafka;

  @BeforeEach
  void useBroker(TestKafka broker) {
    kafka = broker;
  }

  @Test
  void shouldReadPartitionsAndTopicsInTheOrderOfTheRanges() throws Exception {
    String one = kafka.createTopic("one", 2);
    String two = kafka.createTopic("two", 1);
    kafka.sendAll(one, 0, examples(0, 1, 2));
    kafka.sendAll(one, 1, examples(10, 11));
    kafka.sendAll(two, 0, examples(20));

    CollectedElements read = read(one + ":1:0:2," + two + ":0:0:1," + one + ":0:1:3");

    assertThat(trainingExamples(read)).containsExactly(10, 11, 20, 1, 2);
    assertThat(read.elements().get(0).summary())
        .isEqualTo(new DatasetSummary(5, 0, 0, 0, 2, 1, Set.of(0)));
  }

  @Test
  void shouldReadNothingOfAnEmptyRange() throws Exception {
    String topic = kafka.createTopic("empty", 2);
    kafka.sendAll(topic, 0, examples(1, 2));

    CollectedElements read = read(topic + ":1:0:0," + topic + ":0:1:2," + topic + ":1:0:0");

    assertThat(trainingExamples(read)).containsExactly(2);
  }

  @Test
  void shouldNotReadOneRecordTooMany() throws Exception {
    String topic = kafka.createTopic("exact", 1);
    kafka.sendAll(topic, 0, examples(0, 1, 2, 3));

    assertThat(trainingExamples(read(topic + ":0:1:3"))).containsExactly(1, 2);
  }

  @Test
  void shouldSkipAbortedTransactionsAndMarkers() throws Exception {
    String topic = kafka.createTopic("transactions", 1);
    transaction(topic, 1, true);
    transaction(topic, 2, false);
    transaction(topic, 3, true);
    transaction(topic, 4, false);

    CollectedElements read = read(topic + ":0:0:" + kafka.endOffset(topic, 0));

    assertThat(kafka.endOffset(topic, 0)).isEqualTo(8);
    assertThat(trainingExamples(read)).containsExactly(1, 3);
  }

  @Test
  void shouldTellRecordsThatCannotBeDecodedAndGoOn() throws Exception {
    String topic = kafka.createTopic("bad", 1);
    kafka.sendAll(topic, 0, examples(0));
    kafka.send(topic, 0, new byte[] {1}, new byte[] {1, 2, 3});
    kafka.send(topic, 0, new byte[] {1}, null);
    kafka.sendAll(topic, 0, examples(3));

    CollectedElements read = read(topic + ":0:0:4");

    List<DatasetElement> letters = read.of(Kind.DEAD_LETTER);
    assertThat(letters).hasSize(2);
    DeadLetter first = letters.get(0).deadLetter();
    assertThat(first.topic()).isEqualTo(topic);
    assertThat(first.offset()).isEqualTo(1);
    assertThat(first.value()).containsExactly(1, 2, 3);
    assertThat(first.code()).isEqualTo(ErrorCode.RECORD_UNDECODABLE);
    assertThat(first.reason()).contains("3").contains("8");
    assertThat(letters.get(1).deadLetter().reason())
        .isEqualTo("the record has no value; legal is a value with the features");
    assertThat(trainingExamples(read)).containsExactly(0, 3);
    assertThat(read.of(Kind.OPENED).get(0).summary().rejectedRecords()).isEqualTo(2);
  }

  @Test
  void shouldTakeTheLengthOfTheFirstRecordWhenNoneIsDeclared() throws Exception {
    String topic = kafka.createTopic("flat", 1);
    kafka.sendAll(topic, 0, examples(0, 1));
    kafka.send(topic, 0, new byte[] {1}, new byte[4]);
    RecordFormat flat = new RawFormat(DataType.FLOAT32, null, DataType.UINT8, null);

    CollectedElements read = read(request(topic + ":0:0:3", flat, FIT));

    assertThat(trainingExamples(read)).containsExactly(0, 1);
    assertThat(read.of(Kind.DEAD_LETTER)).hasSize(1);
  }

  @Test
  void shouldFailWhenMoreIsRejectedThanAllowed() throws Exception {
    String topic = kafka.createTopic("worse", 1);
    kafka.sendAll(topic, 0, examples(0));
    kafka.send(topic, 0, null, new byte[3]);
    kafka.send(topic, 0, null, new byte[3]);

    CollectedElements read = read(topic + ":0:0:3");

    assertThat(read.of(Kind.DEAD_LETTER)).hasSize(2);
    assertThat(fault(read))
        .isEqualTo(
            new DatasetFault(
                ErrorCode.TOO_MANY_REJECTED,
                "2 of 3 records could not be decoded, a share of 0.6667; maxRejectedShare allows"
                    + " 0.5; the first is "
                    + topic
                    + ", partition 0, offset 1: the value has 3 bytes; legal are 8 (2 x"
                    + " float32)"));
  }

  @Test
  void shouldFailWithoutExamples() throws Exception {
    String topic = kafka.createTopic("none", 1);

    CollectedElements read = read(topic + ":0:0:0");

    assertThat(fault(read))
        .isEqualTo(
            new DatasetFault(
                ErrorCode.NO_EXAMPLES,
                "the ranges " + topic + ":0:0:0 hold no usable record; 0 were rejected"));
  }

  @Test
  void shouldFailWhenTheSplitLeavesNothingToTrainOn() throws Exception {
    String topic = kafka.createTopic("single", 1);
    kafka.sendAll(topic, 0, examples(0));
    DataSource data =
        new DataSource(
            StreamRange.parseList(topic + ":0:0:1"),
            FORMAT,
            new DatasetSplit(0.5, 0, SplitMethod.POSITIONAL));

    CollectedElements read = read(new DatasetRequest(kafka.cluster(), data, FIT));

    assertThat(fault(read).code()).isEqualTo(ErrorCode.NO_EXAMPLES);
    assertThat(fault(read).reason())
        .startsWith("of 1 examples none is left for training by the split DatasetSplit[");
  }

  @Test
  void shouldSayWhichOffsetsHaveExpired() throws Exception {
    String topic = kafka.createTopic("expired", 1);
    kafka.sendAll(topic, 0, examples(0, 1, 2, 3));
    kafka.deleteRecordsBefore(topic, 0, 2);

    CollectedElements read = read(topic + ":0:1:4");

    assertThat(fault(read))
        .isEqualTo(
            new DatasetFault(
                ErrorCode.OFFSETS_EXPIRED,
                "range "
                    + topic
                    + ":0:1:4: topic '"
                    + topic
                    + "' partition 0 was asked from offset 1, the earliest retained is 2"));
  }

  @Test
  void shouldSayThatTheRangeEndsAfterTheLastRecord() throws Exception {
    String topic = kafka.createTopic("short", 1);
    kafka.sendAll(topic, 0, examples(0, 1));

    CollectedElements read = read(topic + ":0:0:5");

    assertThat(fault(read))
        .isEqualTo(
            new DatasetFault(
                ErrorCode.OFFSETS_NOT_WRITTEN,
                "range "
                    + topic
                    + ":0:0:5: topic '"
                    + topic
                    + "' partition 0 was asked to offset 5, its committed records end at 2"));
  }

  @Test
  void shouldSayThatATopicDoesNotExist() throws Exception {
    assertThat(fault(read("nowhere:0:0:5")))
        .isEqualTo(
            new DatasetFault(
                ErrorCode.STREAM_NOT_FOUND, "range nowhere:0:0:5: topic 'nowhere' does not exist"));
  }

  @Test
  void shouldSayThatAPartitionDoesNotExist() throws Exception {
    String topic = kafka.createTopic("narrow", 2);

    assertThat(fault(read(topic + ":7:0:5")))
        .isEqualTo(
            new DatasetFault(
                ErrorCode.STREAM_NOT_FOUND,
                "range "
                    + topic
                    + ":7:0:5: partition 7 does not exist; topic '"
                    + topic
                    + "' has partitions 0 to 1"));
  }

  @Test
  void shouldTellAfterARecoveryExactlyWhatWasNotToldBefore() throws Exception {
    String topic = kafka.createTopic("recovered", 1);
    kafka.sendAll(topic, 0, examples(0, 1));
    kafka.send(topic, 0, null, new byte[3]);
    kafka.sendAll(topic, 0, examples(3, 4));
    DatasetRequest request = request(topic + ":0:0:5", FORMAT, new FitConfig(2, 2, true, 42, 0.5));
    List<String> whole = describe(read(request));

    for (int told = 0; told <= whole.size(); told++) {
      CollectedElements before = new CollectedElements();
      DatasetProgress progress = readUntil(request, before, told);
      CollectedElements after = new CollectedElements();
      readAll(request, progress, after);

      assertThat(describe(before)).isEqualTo(whole.subList(0, told));
      assertThat(describe(after)).isEqualTo(whole.subList(told, whole.size()));
    }
  }

  @Test
  void shouldRestoreToTheLastPartWhenTheEpochsWereEnded() throws Exception {
    String topic = kafka.createTopic("ended", 1);
    kafka.sendAll(topic, 0, examples(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
    DataSource data =
        new DataSource(
            StreamRange.parseList(topic + ":0:0:10"),
            FORMAT,
            new DatasetSplit(0.2, 0.2, SplitMethod.POSITIONAL));
    DatasetRequest request =
        new DatasetRequest(kafka.cluster(), data, new FitConfig(2, 5, true, 42, 0.5));

    for (int told = 1; told < 20; told++) {
      CollectedElements before = new CollectedElements();
      DatasetProgress progress = readUntilAndEnd(request, before, told);
      CollectedElements after = new CollectedElements();
      readAll(request, progress, after);

      assertThat(describe(after)).containsExactly("TEST[6.0, -6.0]", "TEST[7.0, -7.0]");
    }
  }

  /** Ends the epochs while the last of so many elements is handed over, as a trainer does it. */
  private DatasetProgress readUntilAndEnd(DatasetRequest request, CollectedElements into, int count)
      throws Exception {
    try (DatasetReader reader = reader(request)) {
      reader.addSplits(List.of(DatasetProgress.START));
      into.endEpochsAt(count);
      while (into.elements().size() < count) {
        reader.pollNext(into);
      }
      return reader.snapshotState(1).get(0);
    }
  }

  private DatasetProgress readUntil(DatasetRequest request, CollectedElements into, int count)
      throws Exception {
    try (DatasetReader reader = reader(request)) {
      reader.addSplits(List.of(DatasetProgress.START));
      while (into.elements().size() < count) {
        reader.pollNext(into);
      }
      return reader.snapshotState(1).get(0);
    }
  }

  private void readAll(DatasetRequest request, DatasetProgress from, CollectedElements into)
      throws Exception {
    try (DatasetReader reader = reader(request)) {
      reader.addSplits(List.of(from));
      while (reader.pollNext(into) != InputStatus.END_OF_INPUT) {
        assertThat(reader.isAvailable()).isDone();
      }
      assertThat(reader.snapshotState(1)).containsExactly(DatasetProgress.FINISHED);
    }
  }

  private DatasetReader reader(DatasetRequest request) {
    return DatasetReader.of(request, new MemoryBudget(1 << 20, folder));
  }

  private CollectedElements read(String ranges) throws Exception {
    return read(request(ranges, FORMAT, FIT));
  }

  private CollectedElements read(DatasetRequest request) throws Exception {
    CollectedElements elements = new CollectedElements();
    readAll(request, DatasetProgress.START, elements);
    return elements;
  }

  private DatasetRequest request(String ranges, RecordFormat format, FitConfig fit) {
    DatasetSplit split = new DatasetSplit(0, 0, SplitMethod.POSITIONAL);
    DataSource data = new DataSource(StreamRange.parseList(ranges), format, split);
    return new DatasetRequest(kafka.cluster(), data, fit);
  }

  private static List<KeyValue> examples(int... numbers) {
    RecordEncoder encoder = RecordEncoder.of(FORMAT);
    return IntStream.of(numbers)
        .mapToObj(number -> encoder.encode(new float[] {number, -number}, 1))
        .map(record -> new KeyValue(record.key(), record.value()))
        .toList();
  }

  private void transaction(String topic, int number, boolean commit) {
    EncodedRecord record = RecordEncoder.of(FORMAT).encode(new float[] {number, 0}, 1);
    try (KafkaProducer<byte[], byte[]> producer =
        kafka.newProducer(Map.of("transactional.id", topic))) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, 0, record.key(), record.value()));
      if (commit) {
        producer.commitTransaction();
      } else {
        producer.flush();
        producer.abortTransaction();
      }
    }
  }

  private static List<Integer> trainingExamples(CollectedElements read) {
    return read.of(Kind.TRAINING).stream().map(element -> (int) element.features()[0]).toList();
  }

  private static List<String> describe(CollectedElements read) {
    return read.elements().stream()
        .map(element -> element.kind() + Arrays.toString(element.features()))
        .toList();
  }

  private static DatasetFault fault(CollectedElements read) {
    DatasetElement last = read.elements().get(read.elements().size() - 1);
    assertThat(last.kind()).isEqualTo(Kind.FAULT);
    return last.fault();
  }
}
