package io.millrace.controlplane.submission.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.controlplane.KubernetesProperties;
import io.millrace.controlplane.submission.ExampleJobs;
import io.millrace.controlplane.submission.JobRun;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.PipelineOptionsInternal;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlinkSettingsTest {
  private static final Set<String> OF_FLINK =
      Stream.of(
              CheckpointingOptions.class,
              CoreOptions.class,
              HighAvailabilityOptions.class,
              MetricOptions.class,
              PipelineOptions.class,
              PipelineOptionsInternal.class,
              TaskManagerOptions.class,
              WebOptions.class)
          .flatMap(options -> Arrays.stream(options.getFields()))
          .filter(field -> Modifier.isStatic(field.getModifiers()))
          .filter(field -> field.getType() == ConfigOption.class)
          .map(FlinkSettingsTest::key)
          .collect(Collectors.toSet());

  private static final JobRun RUN =
      JobRun.first(ExampleJobs.inference("i-flowers", "Flowers", "s3://lake/checkpoints"));

  private static String key(Field option) {
    try {
      return ((ConfigOption<?>) option.get(null)).key();
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static Configuration flink(KubernetesProperties properties) {
    return Configuration.fromMap(FlinkSettings.of(RUN, properties).settings());
  }

  @Test
  void shouldWriteOnlyKeysThatFlinkKnows() {
    // When
    Set<String> keys =
        FlinkSettings.of(RUN, ExampleSettings.onAVolume()).settings().keySet().stream()
            // Those of the operator and of Flink's Kubernetes module are not in Flink itself.
            .filter(key -> !key.startsWith("kubernetes.") && !key.startsWith("job.autoscaler."))
            .filter(key -> !key.startsWith("metrics.reporter.prom."))
            .collect(Collectors.toSet());

    // Then
    assertThat(keys).isNotEmpty().isSubsetOf(OF_FLINK);
  }

  @Test
  void shouldBeReadByFlinkAsItIsMeant() {
    // When
    Configuration read = flink(ExampleSettings.onAVolume());

    // Then
    assertThat(read.get(CheckpointingOptions.CHECKPOINTING_INTERVAL)).hasMillis(100);
    assertThat(read.get(CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION))
        .isEqualTo(ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    assertThat(read.get(CoreOptions.ALWAYS_PARENT_FIRST_LOADER_PATTERNS_ADDITIONAL))
        .containsExactly("org.tensorflow.", "org.bytedeco.", "com.google.protobuf.");
    assertThat(read.get(PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID))
        .isEqualTo("37abad85e68b38f831208f8dd8ae6529");
  }

  @ParameterizedTest
  @ValueSource(strings = {"960m", "1g", "1536m", "2g", "4g", "16g", "64g"})
  void shouldShareOutTheMemoryOfATaskManagerSoThatFlinkStarts(String memory) {
    // Given
    MemorySize process = MemorySize.parse(memory);
    Configuration configuration = flink(ExampleSettings.of(Map.of("taskManager.memory", memory)));
    configuration.set(TaskManagerOptions.TOTAL_PROCESS_MEMORY, process);
    configuration.set(TaskManagerOptions.CPU_CORES, 1.0);

    // When
    TaskExecutorProcessSpec shared = TaskExecutorProcessUtils.processSpecFromConfig(configuration);

    // Then
    assertThat(shared.getTotalProcessMemorySize()).isEqualTo(process);
    assertThat(shared.getManagedMemorySize()).isEqualTo(MemorySize.ZERO);
    assertThat(shared.getTaskHeapSize()).isGreaterThan(shared.getTaskOffHeapSize());
    assertThat(shared.getTaskOffHeapSize()).isGreaterThan(MemorySize.ofMebiBytes(64));
  }

  @Test
  void shouldSayHowMuchMemoryATaskManagerNeedsAtLeast() {
    assertThatThrownBy(() -> flink(ExampleSettings.of(Map.of("taskManager.memory", "900m"))))
        .hasMessage(
            "millrace.kubernetes.task-manager.memory '900m' is not legal; legal is 960m or more");
  }

  @Test
  void shouldLetTheUsersSettingsWin() {
    // When
    Configuration read =
        flink(
            ExampleSettings.of(Map.of("configuration.execution.checkpointing.num-retained", "7")));

    // Then
    assertThat(read.get(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS)).isEqualTo(7);
  }
}
