package io.millrace.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.codecs.RecordDecoder;
import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.RawFormat;
import io.millrace.contracts.record.RecordFormat;
import io.millrace.contracts.record.TensorShape;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExampleCacheTest {
  private static final int FEATURES = 5;
  private static final int EXAMPLES = 70_000;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(DataType.class)
  void shouldGiveBackWhatWasDecoded(DataType type) throws Exception {
    RecordFormat format = new RawFormat(type, TensorShape.of(FEATURES), null, null);
    RecordDecoder decoder = RecordDecoder.of(format);
    Random random = new Random(1);
    byte[] value = new byte[FEATURES * type.bytes()];
    float[] features = new float[FEATURES];
    FeatureForm form = FeatureForm.of(format, value, FEATURES);
    try (ExampleCache cache = new ExampleCache(form, 2, new MemoryBudget(1 << 20, folder))) {
      float[][] expected = new float[EXAMPLES][];
      for (int example = 0; example < EXAMPLES; example++) {
        random.nextBytes(value);
        decoder.decodeFeatures(value, features, 0, FEATURES);
        expected[example] = features.clone();
        cache.add(features, value, new float[] {example, -example}, 3L * example);
      }

      assertThat(cache.size()).isEqualTo(EXAMPLES);
      for (int example = EXAMPLES - 1; example >= 0; example -= 7) {
        float[] label = new float[2];
        cache.read(example, features, label);
        assertThat(features).isEqualTo(expected[example]);
        assertThat(label).isEqualTo(new float[] {example, -example});
        assertThat(cache.label(example)).isEqualTo(label);
        assertThat(cache.identity(example)).isEqualTo(3L * example);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(DataType.class)
  void shouldTakeNoMoreThanTheWireOrFloats(DataType type) {
    RecordFormat format = new RawFormat(type, TensorShape.of(FEATURES), null, null);

    FeatureForm form = FeatureForm.of(format, new byte[FEATURES * type.bytes()], FEATURES);

    assertThat(form.bytes()).isEqualTo(FEATURES * Math.min(type.bytes(), Float.BYTES));
  }
}
