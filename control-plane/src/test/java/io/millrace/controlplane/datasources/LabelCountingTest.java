package io.millrace.controlplane.datasources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.RawFormat;
import io.millrace.controlplane.datasources.ClassBalance.LabelCount;
import io.millrace.controlplane.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class LabelCountingTest {
  private final LabelCounting counting = new LabelCounting(format(DataType.FLOAT32));

  private static RawFormat format(DataType label) {
    return new RawFormat(DataType.FLOAT32, null, label, null);
  }

  private static ConsumerRecord<byte[], byte[]> labelled(float... label) {
    ByteBuffer key = ByteBuffer.allocate(label.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : label) {
      key.putFloat(value);
    }
    return new ConsumerRecord<>("digits", 2, 7, key.array(), new byte[4]);
  }

  @Test
  void shouldCountWholeNumbersByLabel() {
    // When
    counting.take(labelled(9));
    counting.take(labelled(-1));
    counting.take(labelled(9));

    // Then
    assertThat(counting.classes()).containsExactly(new LabelCount(-1, 1), new LabelCount(9, 2));
    assertThat(counting.counted()).isEqualTo(3);
  }

  @Test
  void shouldCountTheIndexOfASingleOne() {
    // When
    counting.take(labelled(0, 0, 1));
    counting.take(labelled(1, 0, 0));

    // Then
    assertThat(counting.classes()).containsExactly(new LabelCount(0, 1), new LabelCount(2, 1));
  }

  @Test
  void shouldPassOverWhatHasNoLabelThatCanBeRead() {
    // When
    counting.take(new ConsumerRecord<>("digits", 0, 0, new byte[3], new byte[4]));
    counting.take(new ConsumerRecord<>("digits", 0, 1, null, new byte[4]));

    // Then
    assertThat(counting.classes()).isEmpty();
    assertThat(counting.counted()).isZero();
  }

  @Test
  void shouldSayWhyLabelsAreNoClasses() {
    assertThatThrownBy(() -> counting.take(labelled(1.5f)))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "the label of digits, partition 2, offset 7 is 1.5;"
                + " a class is a whole number up to 16777216");
    assertThatThrownBy(() -> counting.take(labelled(Float.NaN))).hasMessageContaining("is NaN;");
    assertThatThrownBy(() -> counting.take(labelled(1e9f))).hasMessageContaining("is 1.0E9;");
    assertThatThrownBy(() -> counting.take(labelled(1, 0, 1)))
        .hasMessage(
            "the label of digits, partition 2, offset 7 has 3 values;"
                + " a class is one whole number, or zeros with a single 1");
    assertThatThrownBy(() -> counting.take(labelled(0, 0))).hasMessageContaining("has 2 values");
    assertThatThrownBy(() -> counting.take(labelled(0, 2))).hasMessageContaining("has 2 values");
    assertThatThrownBy(() -> new LabelCounting(new RawFormat(DataType.FLOAT32, null, null, null)))
        .hasMessage("the format declares no label, so there is nothing to count");
  }

  @Test
  void shouldTakeTooManyDifferentLabelsForQuantities() {
    // Given
    for (int label = 0; label < LabelCounting.MOST_CLASSES; label++) {
      counting.take(labelled(label));
    }

    // When, Then
    assertThatThrownBy(() -> counting.take(labelled(LabelCounting.MOST_CLASSES)))
        .hasMessage(
            "there are more than 1000 different labels, which are quantities and no classes");
  }
}
