package io.millrace.tf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricMeansTest {
  private final MetricMeans means = new MetricMeans(List.of("loss", "accuracy"));

  @Test
  void shouldWeighBatchesByTheirRows() {
    means.add(new float[] {2, 1}, 3);
    means.add(new float[] {6, 0}, 1);
    assertThat(means.means()).isEqualTo(Map.of("loss", 3.0, "accuracy", 0.75));
    assertThat(means.rows()).isEqualTo(4);
  }

  @Test
  void shouldHaveNoMeansWithoutRows() {
    assertThat(means.means()).isEmpty();
    means.add(new float[] {2, 1}, 3);
    means.reset();
    assertThat(means.means()).isEmpty();
    assertThat(means.rows()).isZero();
  }

  @Test
  void shouldKeepNotANumberVisible() {
    means.add(new float[] {Float.NaN, 1}, 3);
    means.add(new float[] {1, 1}, 300);
    assertThat(means.isFinite()).isFalse();
    assertThat(means.means().get("loss")).isNaN();
    assertThat(means.means().get("accuracy")).isEqualTo(1);
  }

  @Test
  void shouldContinueFromItsBytes() {
    means.add(new float[] {0.1f, 1}, 3);
    MetricMeans other = new MetricMeans(means.names());
    other.restore(means.toBytes());
    assertThat(other.means()).isEqualTo(means.means());
    assertThat(other.rows()).isEqualTo(3);
    assertThat(other.toBytes()).isEqualTo(means.toBytes());
  }

  @Test
  void shouldRefuseTheStateOfOtherMetrics() {
    MetricMeans other = new MetricMeans(List.of("loss", "mae"));
    assertThatThrownBy(() -> other.restore(means.toBytes()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the state is of the metrics [loss, accuracy]; legal is [loss, mae]");
    MetricMeans more = new MetricMeans(List.of("loss", "accuracy", "mae"));
    assertThatThrownBy(() -> more.restore(means.toBytes()))
        .hasMessage("the state is of the metrics [loss, accuracy]; legal is [loss, accuracy, mae]");
    assertThatThrownBy(() -> new MetricMeans(List.of()))
        .hasMessage("given were no names; legal is at least one");
    byte[] cut = Arrays.copyOf(means.toBytes(), 15);
    assertThatThrownBy(() -> means.restore(cut)).hasMessage("the state of the metrics is cut off");
  }

  @Test
  void shouldRefuseValuesThatAreTooFew() {
    assertThatThrownBy(() -> means.add(new float[1], 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("given were 1 values of 3 rows; legal are 2 values of at least 1 row");
  }
}
