package io.millrace.controlplane.overlays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.millrace.controlplane.KubernetesProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What can be known of the images without building them. */
class ImagesTest {
  private static final Path IMAGES = Path.of("..", "deploy", "flink-k8s-operator", "images");
  private static final Pattern COPIED = Pattern.compile("(?m)^COPY (?!--)(\\S+) ");
  private static final Pattern IMAGE = Pattern.compile("(?m)^ARG \\w+_IMAGE=(\\S+)$");
  private static final Pattern MAIN_CLASS = Pattern.compile("io\\.millrace\\.[\\w.]+[A-Z]\\w+");
  private static final Pattern STAGED = Pattern.compile("\\$\\{project.build.directory}/(\\S+?)<");

  @ParameterizedTest
  @ValueSource(strings = {"control-plane", "jobs"})
  void shouldStandOnNamedBasesAndRunAsFlinksUser(String image) throws IOException {
    String dockerfile = read(image, "Dockerfile");

    assertThat(all(IMAGE, dockerfile))
        .contains("flink:2.2.1-java17")
        .allMatch(base -> base.equals("${FLINK_IMAGE}") || base.matches(".+:(?!latest).+"));
    assertThat(dockerfile.lines().filter(line -> line.startsWith("USER ")))
        .last()
        .isEqualTo("USER 9999:9999");
  }

  @ParameterizedTest
  @ValueSource(strings = {"control-plane", "jobs"})
  void shouldCopyWhatIsThereOrWhatMavenStages(String image) throws IOException {
    List<String> staged = all(STAGED, read(image, "pom.xml"));

    assertThat(all(COPIED, read(image, "Dockerfile")))
        .isNotEmpty()
        .allMatch(
            source ->
                source.startsWith("target/")
                    ? staged.contains(mavenName(source))
                    : Files.exists(IMAGES.resolve(image).resolve(source)),
            "is a file beside the Dockerfile or one of " + staged);
  }

  @Test
  void shouldStartClassesThatExist() throws IOException {
    try (Stream<Path> scripts = Files.list(IMAGES.resolve("control-plane/bin"))) {
      for (Path script : scripts.toList()) {
        assertThat(Files.isExecutable(script)).as("%s", script).isTrue();
        assertThat(started(Files.readString(script)))
            .hasSize(1)
            .allSatisfy(
                name -> assertThatCode(() -> Class.forName(name)).doesNotThrowAnyException());
      }
    }
  }

  @Test
  void shouldBeWhatIsTakenWhenNothingIsSet() throws IOException {
    KubernetesProperties defaults =
        new Binder(new MapConfigurationPropertySource())
            .bindOrCreate("millrace.kubernetes", KubernetesProperties.class);

    assertThat(defaults.image()).isEqualTo("millrace/jobs:" + version());
    assertThat(defaults.jar()).isEqualTo("local:///opt/flink/usrlib/" + jobJar());
    assertThat(read("jobs", "Dockerfile")).contains(" /opt/flink/usrlib/\n");
  }

  private static List<String> started(String script) {
    return MAIN_CLASS.matcher(script).results().map(MatchResult::group).toList();
  }

  private static String mavenName(String source) {
    return source
        .replaceAll("^target/|/$", "")
        .replace("${TENSORFLOW_PLATFORM}", "${tensorflow.platform}");
  }

  private static String version() throws IOException {
    return all(Pattern.compile("<version>(.+?)</version>"), read(".", "../../../pom.xml")).get(0);
  }

  private static String jobJar() throws IOException {
    return all(Pattern.compile("<destFileName>(.+)</destFileName>"), read("jobs", "pom.xml"))
        .get(0);
  }

  private static String read(String image, String file) throws IOException {
    return Files.readString(IMAGES.resolve(image).resolve(file));
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(result -> result.group(1)).toList();
  }
}
