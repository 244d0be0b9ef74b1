package io.millrace.controlplane.trainings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DownSamplingTest {
  private static EpochMetrics epoch(int number, double loss) {
    return new EpochMetrics(number, Map.of("loss", loss), Map.of());
  }

  private static List<EpochMetrics> flat(int epochs) {
    return new ArrayList<>(
        IntStream.rangeClosed(1, epochs).mapToObj(number -> epoch(number, 1)).toList());
  }

  @Test
  void shouldKeepAShortSeriesWhole() {
    // Given
    List<EpochMetrics> epochs = flat(10);

    // When
    List<EpochMetrics> kept = DownSampling.keep(epochs, 10);

    // Then
    assertThat(kept).isEqualTo(epochs);
  }

  @Test
  void shouldKeepFirstLastAndExtremesInOrder() {
    // Given
    List<EpochMetrics> epochs = flat(1000);
    epochs.set(333, epoch(334, 9));
    epochs.set(777, epoch(778, -9));

    // When
    List<EpochMetrics> kept = DownSampling.keep(epochs, 20);

    // Then
    assertThat(kept).hasSizeLessThanOrEqualTo(20).hasSizeGreaterThan(15);
    assertThat(kept).extracting(EpochMetrics::epoch).isSorted().contains(1, 334, 778, 1000);
  }

  @Test
  void shouldKeepTheEndsWhenThereIsRoomForTwo() {
    // When
    List<EpochMetrics> kept = DownSampling.keep(flat(50), 2);

    // Then
    assertThat(kept).extracting(EpochMetrics::epoch).containsExactly(1, 50);
  }

  @Test
  void shouldPassOverValuesThatWereNotFinite() {
    // Given
    List<EpochMetrics> epochs = flat(100);
    Map<String, Double> nan = new HashMap<>();
    nan.put("loss", null);
    epochs.set(40, new EpochMetrics(41, nan, Map.of()));

    // When
    MetricSeries series = MetricSeries.of(DownSampling.keep(epochs, 100));

    // Then
    assertThat(series.train().get("loss")).hasSize(100);
    assertThat(series.train().get("loss").get(40)).isNull();
    assertThat(DownSampling.keep(epochs, 10)).hasSizeLessThanOrEqualTo(10);
  }
}
