package io.millrace.keras.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What runs pasted code refers to nothing that reaches out of it: a class file lists the names of
 * all classes and methods it uses.
 */
class NoReachTest {
  private static final List<String> REACH =
      List.of(
          "java/io/File",
          "java/io/ObjectInputStream",
          "java/lang/ClassLoader",
          "java/lang/Process",
          "getRuntime",
          "java/lang/Thread",
          "java/lang/reflect/",
          "java/net/",
          "java/nio/channels/",
          "java/nio/file/",
          "java/util/concurrent/",
          "javax/script/",
          "forName",
          "getenv",
          "getProperty",
          "loadLibrary");

  @ParameterizedTest
  @ValueSource(strings = {"python", "source"})
  void shouldReferToNothingThatReachesOut(String feature) throws IOException {
    // Given
    Path classes = Path.of("target/classes/io/millrace/keras").resolve(feature);

    // When
    List<Path> files;
    try (Stream<Path> all = Files.walk(classes)) {
      files = all.filter(file -> file.toString().endsWith(".class")).toList();
    }

    // Then
    assertThat(files).hasSizeGreaterThan(40);
    for (Path file : files) {
      String names = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      assertThat(REACH.stream().filter(names::contains)).as("%s", file).isEmpty();
    }
  }
}
