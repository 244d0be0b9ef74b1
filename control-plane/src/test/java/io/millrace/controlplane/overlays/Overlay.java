package io.millrace.controlplane.overlays;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A folder with a kustomization, below {@code deploy/flink-k8s-operator}. */
record Overlay(String folder) {
  private static final Path ROOT = Path.of("..", "deploy", "flink-k8s-operator");

  /** Rendering starts a process, and nothing changes meanwhile. */
  private static final Map<String, String> RENDERED = new ConcurrentHashMap<>();

  static Overlay of(String name) {
    return new Overlay("overlays/" + name);
  }

  /** What {@code kubectl kustomize} prints: one object of each YAML document. */
  List<RenderedObject> render() {
    return parse(RENDERED.computeIfAbsent(folder, each -> kustomize()));
  }

  private String kustomize() {
    try {
      Path output = Files.createTempFile("overlay", ".yaml");
      Path errors = Files.createTempFile("overlay", ".log");
      Process process =
          new ProcessBuilder("kubectl", "kustomize", ROOT.resolve(folder).toString())
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile())
              .start();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException("kubectl is needed to render " + folder, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static List<RenderedObject> parse(String yaml) {
    List<RenderedObject> objects = new ArrayList<>();
    for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(yaml)) {
      objects.add(RenderedObject.of(document));
    }
    return objects;
  }
}
