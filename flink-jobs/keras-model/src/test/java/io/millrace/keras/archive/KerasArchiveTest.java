package io.millrace.keras.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.KerasModel;
import io.millrace.keras.weight.WeightValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KerasArchiveTest {
  @TempDir Path folder;

  static List<String> models() throws IOException {
    return ExpectedWeights.models();
  }

  static List<String> modelsWithH5() throws IOException {
    return models().stream().filter(model -> Files.exists(file(model, ".h5"))).toList();
  }

  static List<String> modelsWithWeights() throws IOException {
    return models().stream().filter(model -> Files.exists(file(model, ".weights.h5"))).toList();
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldReadArchivesThatKerasSaved(String model) throws Exception {
    KerasArchive archive = KerasArchive.read(file(model, ".keras"));

    assertThat(ExpectedWeights.text(archive.weights())).isEqualTo(ExpectedWeights.of(model));
    assertThat(archive.weights())
        .extracting(WeightValues::name)
        .isEqualTo(archive.model().weights().stream().map(weight -> weight.name()).toList());
  }

  @ParameterizedTest
  @MethodSource("modelsWithH5")
  void shouldReadWholeModelsInH5Files(String model) throws Exception {
    KerasArchive archive = KerasArchive.read(file(model, ".h5"));

    assertThat(ExpectedWeights.text(archive.weights()))
        .containsExactlyInAnyOrderElementsOf(ExpectedWeights.of(model));
  }

  @ParameterizedTest
  @MethodSource("modelsWithWeights")
  void shouldReadWeightsAloneForAModel(String model) throws Exception {
    KerasModel target = KerasArchive.read(file(model, ".keras")).model();

    assertThat(ExpectedWeights.text(SavedWeights.read(file(model, ".weights.h5"), target)))
        .isEqualTo(ExpectedWeights.of(model));
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldReadWhatItWrites(String model) throws Exception {
    KerasArchive archive = KerasArchive.read(file(model, ".keras"));
    Path written = folder.resolve("written.keras");

    KerasArchive.write(written, archive.architecture(), archive.model(), archive.weights());

    KerasArchive again = KerasArchive.read(written);
    assertThat(ExpectedWeights.text(again.weights())).isEqualTo(ExpectedWeights.of(model));
    assertThat(again.model()).isEqualTo(archive.model());
  }

  @Test
  void shouldWriteEqualModelsAsEqualBytes() throws Exception {
    KerasArchive archive = KerasArchive.read(file("functional", ".keras"));
    List<WeightValues> otherOrder = new ArrayList<>(archive.weights());
    java.util.Collections.reverse(otherOrder);

    KerasArchive.write(
        folder.resolve("a.keras"), archive.architecture(), archive.model(), archive.weights());
    KerasArchive.write(
        folder.resolve("b.keras"), archive.architecture(), archive.model(), otherOrder);

    assertThat(folder.resolve("a.keras")).hasSameBinaryContentAs(folder.resolve("b.keras"));
  }

  @Test
  void shouldStoreMembersAsKerasDoes() throws Exception {
    KerasArchive archive = KerasArchive.read(file("mlp", ".keras"));
    Path written = folder.resolve("a.keras");
    KerasArchive.write(written, archive.architecture(), archive.model(), archive.weights());

    List<String> members = new ArrayList<>();
    try (ZipFile zip = new ZipFile(written.toFile())) {
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry member = all.nextElement();
        members.add(member.getName() + (member.getMethod() == ZipEntry.STORED ? " stored" : ""));
      }
    }
    assertThat(members)
        .containsExactly("metadata.json stored", "config.json stored", "model.weights.h5 stored");
  }

  @Test
  void shouldRefuseToWriteAModelWithoutAWeight() throws Exception {
    KerasArchive archive = KerasArchive.read(file("mlp", ".keras"));
    List<WeightValues> few = archive.weights().subList(1, archive.weights().size());
    List<WeightValues> wrong = new ArrayList<>(archive.weights());
    wrong.set(0, new WeightValues("second/kernel", TensorShape.of(2), new float[2]));

    assertThatThrownBy(() -> write(archive, few))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("weight 'second/kernel' is missing; legal is one of shape (4, 3)");
    assertThatThrownBy(() -> write(archive, wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("weight 'second/kernel' is of shape (2); legal is one of shape (4, 3)");
  }

  private void write(KerasArchive archive, List<WeightValues> weights) throws IOException {
    KerasArchive.write(folder.resolve("x.keras"), archive.architecture(), archive.model(), weights);
  }

  private static Path file(String model, String suffix) {
    return ExpectedWeights.ARCHIVES.resolve(model + suffix);
  }
}
