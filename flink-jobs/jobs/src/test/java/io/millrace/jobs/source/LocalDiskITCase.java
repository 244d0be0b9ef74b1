package io.millrace.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.fit.FitConfig;
import io.millrace.contracts.job.DataSource;
import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.DatasetSplit;
import io.millrace.contracts.record.RawFormat;
import io.millrace.contracts.record.SplitMethod;
import io.millrace.contracts.record.TensorShape;
import io.millrace.contracts.stream.StreamRange;
import io.millrace.testkit.KafkaExtension;
import io.millrace.testkit.TestKafka;
import io.millrace.testkit.TestKafka.KeyValue;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.apache.flink.core.io.InputStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaExtension.class)
class LocalDiskITCase {
  private static final RawFormat FORMAT =
      new RawFormat(DataType.FLOAT32, TensorShape.parse("1000"), null, null);

  @TempDir Path folder;

  @Test
  void shouldTellThatTheDiskDoesNotTakeTheExamples(TestKafka kafka) throws Exception {
    KeyValue record = new KeyValue(null, new byte[4_000]);
    StreamRange range =
        kafka.sendAll(kafka.createTopic("disk", 1), 0, Collections.nCopies(1_000, record));
    DatasetRequest request =
        new DatasetRequest(
            kafka.cluster(),
            new DataSource(List.of(range), FORMAT, new DatasetSplit(0, 0, SplitMethod.POSITIONAL)),
            new FitConfig(2, 1, false, 42, 0));
    MemoryBudget nothing = new MemoryBudget(0, folder.resolve("missing"));
    CollectedElements elements = new CollectedElements();

    try (DatasetReader reader = DatasetReader.of(request, nothing)) {
      reader.addSplits(List.of(DatasetProgress.START));
      InputStatus status = InputStatus.MORE_AVAILABLE;
      while (status != InputStatus.END_OF_INPUT) {
        status = reader.pollNext(elements);
      }
    }

    assertThat(elements.elements()).hasSize(1);
    DatasetFault fault = elements.elements().get(0).fault();
    assertThat(fault.code()).isEqualTo(ErrorCode.LOCAL_DISK_FAILED);
    assertThat(fault.reason())
        .startsWith("no file for the examples of a data set can be made in " + folder);
  }
}
