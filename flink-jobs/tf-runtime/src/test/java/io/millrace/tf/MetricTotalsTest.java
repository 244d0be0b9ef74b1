package io.millrace.tf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetricTotalsTest {
  private final MetricTotals totals = totals("loss", "accuracy");

  @Test
  void shouldWeighBatchesByTheirRows() {
    totals.add(new float[] {2, 1}, 3);
    totals.add(new float[] {6, 0}, 1);
    assertThat(totals.results()).isEqualTo(Map.of("loss", 3.0, "accuracy", 0.75));
    assertThat(totals.rows()).isEqualTo(4);
  }

  @Test
  void shouldHaveNoMeansWithoutRows() {
    assertThat(totals.results()).isEmpty();
    totals.add(new float[] {2, 1}, 3);
    totals.reset();
    assertThat(totals.results()).isEmpty();
    assertThat(totals.rows()).isZero();
  }

  @Test
  void shouldKeepNotANumberVisible() {
    totals.add(new float[] {Float.NaN, 1}, 3);
    totals.add(new float[] {1, 1}, 300);
    assertThat(totals.isFinite()).isFalse();
    assertThat(totals.results().get("loss")).isNaN();
    assertThat(totals.results().get("accuracy")).isEqualTo(1);
  }

  @Test
  void shouldContinueFromItsBytes() {
    totals.add(new float[] {0.1f, 1}, 3);
    MetricTotals other = totals("loss", "accuracy");
    other.restore(totals.toBytes());
    assertThat(other.results()).isEqualTo(totals.results());
    assertThat(other.rows()).isEqualTo(3);
    assertThat(other.toBytes()).isEqualTo(totals.toBytes());
  }

  @Test
  void shouldRefuseTheStateOfOtherMetrics() {
    MetricTotals other = totals("loss", "mae");
    assertThatThrownBy(() -> other.restore(totals.toBytes()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the state is of the metrics [loss, accuracy]; legal is [loss, mae]");
    MetricTotals more = totals("loss", "accuracy", "mae");
    assertThatThrownBy(() -> more.restore(totals.toBytes()))
        .hasMessage("the state is of the metrics [loss, accuracy]; legal is [loss, accuracy, mae]");
    assertThatThrownBy(() -> new MetricTotals(List.of()))
        .hasMessage("given were no metrics; legal is at least one");
    byte[] cut = Arrays.copyOf(totals.toBytes(), 15);
    assertThatThrownBy(() -> totals.restore(cut)).hasMessage("the state of the metrics is cut off");
  }

  @Test
  void shouldAddUpWhatOthersHaveAddedUp() {
    totals.add(new float[] {2, 1}, 3);
    MetricTotals other = totals("loss", "accuracy");
    other.add(new float[] {6, 0}, 1);
    totals.addAll(other);
    assertThat(totals.results()).isEqualTo(Map.of("loss", 3.0, "accuracy", 0.75));
    assertThat(totals.rows()).isEqualTo(4);
    assertThatThrownBy(() -> totals.addAll(totals("mae")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("given were totals of the metrics [mae]; legal is [loss, accuracy]");
  }

  @Test
  void shouldRefuseValuesThatAreTooFew() {
    assertThatThrownBy(() -> totals.add(new float[1], 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("given were 1 numbers of 3 rows; legal are 2 numbers of at least 1 row");
  }

  private static MetricTotals totals(String... names) {
    return new MetricTotals(Stream.of(names).map(MetricTotals.Entry::mean).toList());
  }
}
