package io.millrace.keras.archive;

import static io.millrace.keras.archive.ExpectedWeights.ARCHIVES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.millrace.keras.InvalidModelException;
import io.millrace.keras.KerasModel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not as Keras writes it is refused with the place, and never runs or opens anything. */
class DamagedArchiveTest {
  private static final Path MLP = ARCHIVES.resolve("mlp.keras");

  @TempDir Path folder;

  @Test
  void shouldRefuseWhatIsNeitherZipNorHdf5() throws IOException {
    Path text = Files.writeString(folder.resolve("a.keras"), "no model");
    Path nothing = Files.writeString(folder.resolve("empty.h5"), "");

    assertRefused(
        text,
        "a.keras: is neither a .keras archive nor an HDF5 file (save the model with"
            + " model.save('model.keras'))");
    assertRefused(
        nothing,
        "empty.h5: is neither a .keras archive nor an HDF5 file (save the model with"
            + " model.save('model.keras'))");
  }

  @Test
  void shouldRefuseAnArchiveThatEndsEarly() throws IOException {
    byte[] whole = Files.readAllBytes(MLP);
    Path half = folder.resolve("half.keras");
    Files.write(half, Arrays.copyOf(whole, whole.length / 2));

    assertThatThrownBy(() -> KerasArchive.read(half))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageStartingWith("half.keras: the zip is damaged: ")
        .hasMessageEndingWith(" (save the model again with model.save('model.keras'))");
  }

  @ParameterizedTest
  @ValueSource(strings = {"config.json", "model.weights.h5"})
  void shouldNameTheMemberThatIsMissing(String member) throws IOException {
    Map<String, byte[]> members = members(MLP);
    members.remove(member);

    assertRefused(
        zip("a.keras", members),
        "a.keras: member "
            + member
            + " is missing (a .keras archive of Keras 3 has metadata.json, config.json and"
            + " model.weights.h5)");
  }

  @Test
  void shouldReadAnArchiveWithoutMetadataAndWithDeflatedMembers() throws IOException {
    Map<String, byte[]> members = members(MLP);
    members.remove("metadata.json");

    assertThat(ExpectedWeights.text(KerasArchive.read(zip("a.keras", members)).weights()))
        .isEqualTo(ExpectedWeights.of("mlp"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil", "/etc/passwd", "a/../../b", "c:\\x", "a\\b"})
  void shouldRefuseNamesThatLeaveTheArchive(String name) throws IOException {
    Map<String, byte[]> members = members(MLP);
    members.put(name, new byte[1]);

    assertRefused(
        zip("a.keras", members),
        "a.keras: has a member named '" + name + "'; legal are relative names without '..'");
  }

  @Test
  void shouldRefuseTooManyMembers() throws IOException {
    Map<String, byte[]> members = new LinkedHashMap<>();
    for (int i = 0; i <= ZipMembers.MAX_MEMBERS; i++) {
      members.put("assets/" + i, new byte[0]);
    }

    assertRefused(zip("a.keras", members), "a.keras: has 1001 members; legal are at most 1000");
  }

  @Test
  void shouldRefuseAnArchiveThatUnpacksToMoreThanIsLegal() throws IOException {
    Path bomb = folder.resolve("bomb.keras");
    byte[] zeros = new byte[1 << 20];
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
      zip.putNextEntry(new ZipEntry("model.weights.h5"));
      for (int i = 0; i < 513; i++) {
        zip.write(zeros);
      }
    }

    assertThat(bomb).satisfies(file -> assertThat(Files.size(file)).isLessThan(1 << 20));
    assertRefused(bomb, "bomb.keras: unpacks to 537919488 bytes; legal are at most 536870912");
  }

  @Test
  void shouldRefuseAConfigThatIsTooLarge() throws IOException {
    Map<String, byte[]> members = members(MLP);
    members.put("config.json", new byte[ZipMembers.MAX_TEXT_BYTES + 1]);

    assertRefused(
        zip("a.keras", members),
        "a.keras: member config.json is larger than the legal 4194304 bytes");
  }

  @Test
  void shouldRefuseAConfigThatIsNoJson() throws IOException {
    Map<String, byte[]> members = members(MLP);
    members.put("config.json", "{\"class_name\": ".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> KerasArchive.read(zip("a.keras", members)))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageStartingWith("the document is not JSON: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lambda.keras", "registered.keras"})
  void shouldRefuseCodeInAConfigWithoutRunningIt(String file) {
    assertThatThrownBy(() -> KerasArchive.read(ARCHIVES.resolve("illegal").resolve(file)))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageMatching(
            "layer '(lambda|mine)': layer class '(Lambda|Mine)' is not supported; legal is one of"
                + " .*");
  }

  @Test
  void shouldRefuseWeightsOfAnotherModel() throws IOException {
    KerasModel mlp = KerasArchive.read(MLP).model();
    Path other = ARCHIVES.resolve("functional.weights.h5");

    assertThatThrownBy(() -> SavedWeights.read(other, mlp))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining(
            "functional.weights.h5: has 'layers/sequential/layers/dense/vars/0', which is no weight of the model"
                + " (the weights are of another model)")
        .hasMessageContaining(
            "layer 'second': functional.weights.h5: 'layers/dense/vars/0' has the shape (4, 4);"
                + " legal for the model's weight 'second/kernel' of shape (4, 3) is its shape");
  }

  @Test
  void shouldRefuseWeightsOfAnotherModelInH5Files() throws IOException {
    KerasModel mlp = KerasArchive.read(MLP).model();

    assertThatThrownBy(() -> SavedWeights.read(ARCHIVES.resolve("functional.h5"), mlp))
        .isInstanceOf(InvalidModelException.class)
        .hasMessage(
            "functional.h5: has weights of the 3 layers [shared, inner, one]; the model has 2"
                + " layers with weights: [second, first] (the weights are of another model)");
  }

  @Test
  void shouldSayThatWeightsAloneAreNoModel() {
    assertRefused(
        ARCHIVES.resolve("mlp.weights.h5"),
        "mlp.weights.h5: has no attribute 'model_config': it holds weights without an"
            + " architecture (save the whole model with model.save('model.keras'), or give the"
            + " file as the weights of a model)");
  }

  @Test
  void shouldNameEachWeightThatIsMissingOrNoNumber() throws IOException {
    Path weights = folder.resolve("w.weights.h5");
    try (WritableHdfFile h5 = HdfFile.write(weights)) {
      var layers = h5.putGroup("layers");
      var vars = layers.putGroup("dense").putGroup("vars");
      float[][] kernel = new float[4][3];
      kernel[1][2] = Float.NaN;
      vars.putDataset("0", kernel);
      vars.putDataset("1", new int[3]);
    }
    KerasModel mlp = KerasArchive.read(MLP).model();

    assertThatThrownBy(() -> SavedWeights.read(weights, mlp))
        .isInstanceOf(InvalidModelException.class)
        .hasMessage(
            "layer 'second': w.weights.h5: 'layers/dense/vars/0' (weight 'second/kernel') holds"
                + " NaN at index 5; legal are finite numbers (the training that made it diverged);"
                + " layer 'second': w.weights.h5: 'layers/dense/vars/1' holds no float32 numbers;"
                + " legal are those; layer 'first': w.weights.h5: 'layers/dense_1/vars/0' is"
                + " missing, where the model's weight 'first/kernel' of shape (3, 2) should be (the"
                + " weights are of another model, or the model was not built when it was saved);"
                + " layer 'first': w.weights.h5: 'layers/dense_1/vars/1' is missing, where the"
                + " model's weight 'first/bias' of shape (2) should be (the weights are of another"
                + " model, or the model was not built when it was saved)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"soft-link", "external-link"})
  void shouldFollowNoLinks(String kind) throws IOException {
    KerasModel mlp = KerasArchive.read(MLP).model();
    Path hostile = ARCHIVES.resolve("illegal").resolve(kind + ".weights.h5");

    assertThatThrownBy(() -> SavedWeights.read(hostile, mlp))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("has a link at 'layers")
        .hasMessageEndingWith("; legal are groups and data alone");
  }

  @ParameterizedTest
  @ValueSource(strings = {"external-data", "virtual"})
  void shouldReadNoOtherFiles(String kind) throws IOException {
    KerasModel mlp = KerasArchive.read(MLP).model();
    Path hostile = ARCHIVES.resolve("illegal").resolve(kind + ".weights.h5");

    assertThatThrownBy(() -> SavedWeights.read(hostile, mlp))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("the HDF5 file is damaged or uses what is not supported: ")
        .hasMessageEndingWith(" (save the model again)");
  }

  @Test
  void shouldNotWalkInCircles() throws IOException {
    KerasModel mlp = KerasArchive.read(MLP).model();

    assertRefused(
        () -> SavedWeights.read(ARCHIVES.resolve("illegal/circle.weights.h5"), mlp),
        "circle.weights.h5: has more than 50000 groups or more than 40 in one another");
  }

  @Test
  void shouldRefuseWeightsThatArePacked() throws IOException {
    KerasModel mlp = KerasArchive.read(MLP).model();

    assertRefused(
        () -> SavedWeights.read(ARCHIVES.resolve("illegal/packed.weights.h5"), mlp),
        "packed.weights.h5: stores 'layers/dense/vars/0' as CHUNKED; legal is CONTIGUOUS, as Keras"
            + " does");
  }

  @Test
  void shouldAnswerAnyDamageWithAViolation() throws IOException {
    KerasModel mlp = KerasArchive.read(MLP).model();
    byte[] whole = Files.readAllBytes(ARCHIVES.resolve("mlp.weights.h5"));
    Path damaged = folder.resolve("d.h5");
    Random random = new Random(4);

    for (int i = 0; i < 150; i++) {
      byte[] bytes = whole.clone();
      for (int n = 0; n <= i % 8; n++) {
        // beyond the magic number; most of what is there are addresses and sizes
        bytes[8 + random.nextInt(bytes.length - 8)] = (byte) random.nextInt();
      }
      Files.write(damaged, bytes);
      Throwable thrown = catchThrowable(() -> SavedWeights.read(damaged, mlp));
      assertThat(thrown == null || thrown instanceof InvalidModelException)
          .as("round %s: %s", i, thrown)
          .isTrue();
    }
  }

  @Test
  void shouldAnswerAnyDamageOfAZipWithAViolation() throws IOException {
    byte[] whole = Files.readAllBytes(MLP);
    Path damaged = folder.resolve("d.keras");
    Random random = new Random(5);

    for (int i = 0; i < 200; i++) {
      byte[] bytes = whole.clone();
      // names and places of the members are at the end
      bytes[bytes.length - 1 - random.nextInt(250)] = (byte) random.nextInt();
      Files.write(damaged, bytes);
      Throwable thrown = catchThrowable(() -> KerasArchive.read(damaged));
      assertThat(thrown == null || thrown instanceof InvalidModelException)
          .as("round %s: %s", i, thrown)
          .isTrue();
    }
  }

  private static void assertRefused(Path file, String message) {
    assertRefused(() -> KerasArchive.read(file), message);
  }

  private static void assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable reading, String message) {
    assertThatThrownBy(reading).isInstanceOf(InvalidModelException.class).hasMessage(message);
  }

  private static Map<String, byte[]> members(Path archive) throws IOException {
    Map<String, byte[]> members = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        members.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    return members;
  }

  private Path zip(String name, Map<String, byte[]> members) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        zip.putNextEntry(new ZipEntry(member.getKey()));
        zip.write(member.getValue());
      }
    }
    return file;
  }
}
