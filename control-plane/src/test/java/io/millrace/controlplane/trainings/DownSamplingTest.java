package io.millrace.controlplane.trainings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DownSamplingTest {
  private static MetricPoint epoch(int number, double loss) {
    return new MetricPoint(number, number * 10L, Map.of("loss", loss), Map.of(), 0.01, null);
  }

  private static List<MetricPoint> flat(int epochs) {
    return new ArrayList<>(
        IntStream.rangeClosed(1, epochs).mapToObj(number -> epoch(number, 1)).toList());
  }

  @Test
  void shouldKeepAShortSeriesWhole() {
    // Given
    List<MetricPoint> epochs = flat(10);

    // When
    List<MetricPoint> kept = DownSampling.keep(epochs, 10);

    // Then
    assertThat(kept).isEqualTo(epochs);
  }

  @Test
  void shouldKeepFirstLastAndExtremesInOrder() {
    // Given
    List<MetricPoint> epochs = flat(1000);
    epochs.set(333, epoch(334, 9));
    epochs.set(777, epoch(778, -9));

    // When
    List<MetricPoint> kept = DownSampling.keep(epochs, 20);

    // Then
    assertThat(kept).hasSizeLessThanOrEqualTo(20).hasSizeGreaterThan(15);
    assertThat(kept).extracting(MetricPoint::epoch).isSorted().contains(1, 334, 778, 1000);
  }

  @Test
  void shouldKeepTheEndsWhenThereIsRoomForTwo() {
    // When
    List<MetricPoint> kept = DownSampling.keep(flat(50), 2);

    // Then
    assertThat(kept).extracting(MetricPoint::epoch).containsExactly(1, 50);
  }

  @Test
  void shouldKeepThePeakOfEachStretch() {
    // Given
    List<MetricPoint> points = flat(10_000);
    for (int stretch = 0; stretch < 10; stretch++) {
      int at = stretch * 1000 + 217;
      points.set(at, epoch(at + 1, 2 + stretch));
    }

    // When
    List<MetricPoint> kept = DownSampling.keep(points, 200);

    // Then
    assertThat(kept).hasSizeLessThanOrEqualTo(200);
    assertThat(kept.stream().filter(point -> point.train().get("loss") > 1)).hasSize(10);
  }

  @Test
  void shouldPassOverValuesThatWereNotFinite() {
    // Given
    List<MetricPoint> epochs = flat(100);
    Map<String, Double> nan = new HashMap<>();
    nan.put("loss", null);
    epochs.set(40, new MetricPoint(41, 410, nan, Map.of(), null, null));

    // When
    MetricSeries series = MetricSeries.of(DownSampling.keep(epochs, 100));

    // Then
    assertThat(series.train().get("loss")).hasSize(100);
    assertThat(series.train().get("loss").get(40)).isNull();
    assertThat(DownSampling.keep(epochs, 10)).hasSizeLessThanOrEqualTo(10);
  }
}
