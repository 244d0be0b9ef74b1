package io.millrace.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.event.EventEnvelope;
import io.millrace.contracts.event.JobEvent;
import io.millrace.contracts.job.JobSpec;
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.model.ModelCard;
import io.millrace.contracts.model.ModelDescriptor;
import io.millrace.contracts.model.ModelOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenCorpusTest {
  @ParameterizedTest
  @MethodSource("jobSpecs")
  void shouldReadAndWriteJobSpecsAsTheyWereOnceWritten(String file, JobSpec spec) throws Exception {
    String golden = GoldenFiles.text("job-spec", file);

    assertThat(ContractJson.readJobSpec(golden)).isEqualTo(spec);
    assertThat(GoldenFiles.tree(ContractJson.write(spec))).isEqualTo(GoldenFiles.tree(golden));
  }

  static Stream<Arguments> jobSpecs() {
    return Stream.of(
        Arguments.of("training.json", ExampleContracts.trainingJob()),
        Arguments.of("training-continued.json", ExampleContracts.continuedTrainingJob()),
        Arguments.of("training-watched.json", ExampleContracts.watchedTrainingJob()),
        Arguments.of("inference-raw.json", ExampleContracts.inferenceJob(ExampleContracts.DIGITS)),
        Arguments.of(
            "inference-json.json", ExampleContracts.inferenceJob(ExampleContracts.FLOWERS)),
        Arguments.of("inference-avro.json", ExampleContracts.inferenceJob(ExampleContracts.PAIRS)),
        Arguments.of(
            "inference-registry.json", ExampleContracts.inferenceJob(ExampleContracts.FRAMED)),
        Arguments.of("inference-delivered.json", ExampleContracts.deliveredInferenceJob()),
        Arguments.of(
            "inference-image.json", ExampleContracts.inferenceJob(ExampleContracts.IMAGES)),
        Arguments.of("inference-waiting.json", ExampleContracts.waitingInferenceJob()));
  }

  @ParameterizedTest
  @MethodSource("events")
  void shouldReadAndWriteEventsAsTheyWereOnceWritten(String name, JobEvent event) throws Exception {
    EventEnvelope envelope = ExampleContracts.envelope(event);
    String golden = GoldenFiles.text("event", name + ".json");

    assertThat(ContractJson.readEvent(utf8(golden))).isEqualTo(envelope);
    assertThat(GoldenFiles.tree(ContractJson.write(envelope))).isEqualTo(GoldenFiles.tree(golden));
  }

  static Stream<Arguments> events() {
    return ExampleContracts.events().entrySet().stream()
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @Test
  void shouldHaveAnExampleOfEachTypeOfEvent() {
    assertThat(ExampleContracts.events().values())
        .extracting(Object::getClass)
        .containsOnly(JobEvent.class.getPermittedSubclasses());
  }

  @Test
  void shouldReadAndWriteModelDescriptorsAsTheyWereOnceWritten() throws Exception {
    String golden = GoldenFiles.text("model-descriptor", "descriptor.json");
    ModelDescriptor descriptor = ExampleContracts.descriptor();

    assertThat(ContractJson.readModelDescriptor(utf8(golden))).isEqualTo(descriptor);
    assertThat(GoldenFiles.tree(ContractJson.write(descriptor)))
        .isEqualTo(GoldenFiles.tree(golden));
    assertThat(ContractJson.writeBytes(descriptor)).hasSizeLessThan(1024);
  }

  @ParameterizedTest
  @MethodSource("modelOrders")
  void shouldReadAndWriteModelOrdersAsTheyWereOnceWritten(String name, ModelOrder order)
      throws Exception {
    String golden = GoldenFiles.text("model-descriptor", name + ".json");

    assertThat(ContractJson.readModelOrder(utf8(golden))).isEqualTo(order);
    assertThat(GoldenFiles.tree(ContractJson.write(order))).isEqualTo(GoldenFiles.tree(golden));
  }

  static Stream<Arguments> modelOrders() {
    return ExampleContracts.modelOrders().entrySet().stream()
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @Test
  void shouldReadAndWriteModelCardsAsTheyWereOnceWritten() throws Exception {
    String golden = GoldenFiles.text("model-card", "card.json");
    ModelCard card = ExampleContracts.modelCard();

    assertThat(ContractJson.readModelCard(utf8(golden))).isEqualTo(card);
    assertThat(GoldenFiles.tree(ContractJson.write(card))).isEqualTo(GoldenFiles.tree(golden));
  }

  @Test
  void shouldGoOnReadingEveryGoldenFile() throws Exception {
    for (Path file : GoldenFiles.in("job-spec")) {
      assertThat(ContractJson.readJobSpec(Files.readString(file))).isNotNull();
    }
    for (Path file : GoldenFiles.in("event")) {
      assertThat(ContractJson.readEvent(Files.readAllBytes(file))).isNotNull();
    }
    for (Path file : GoldenFiles.in("model-descriptor")) {
      assertThat(ContractJson.readModelOrder(Files.readAllBytes(file))).isNotNull();
    }
  }

  @Test
  void shouldWriteEqualValuesAsEqualBytes() {
    Map<String, Double> one = Map.of("a", 1.0, "b", 2.0, "c", 3.0, "loss", 4.0);
    Map<String, Double> same = new LinkedHashMap<>();
    new TreeMap<>(one).descendingMap().forEach(same::put);

    assertThat(ContractJson.write(List.of(one))).isEqualTo(ContractJson.write(List.of(same)));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
