package io.millrace.benchmarks;

import io.millrace.contracts.json.ContractJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Keras itself, in a Python that has it: {@code MILLRACE_PYTHON} names the interpreter. Millrace
 * needs none; only this comparison does.
 */
record PythonKeras(String interpreter, Path folder) {
  static Optional<PythonKeras> find(Path folder) {
    return Optional.ofNullable(System.getenv("MILLRACE_PYTHON"))
        .map(interpreter -> new PythonKeras(interpreter, folder));
  }

  /** What the script prints. */
  JsonNode fit(TrainingCase model) throws IOException, InterruptedException {
    Path features = folder.resolve(model.name() + ".features");
    Path labels = folder.resolve(model.name() + ".labels");
    write(model.features(), features);
    write(model.labels(), labels);
    ProcessBuilder python =
        new ProcessBuilder(
            List.of(
                interpreter,
                file("fit.py").toString(),
                file(model.name() + ".py").toString(),
                features.toString(),
                labels.toString(),
                String.valueOf(model.batchSize()),
                String.valueOf(model.kerasEpochs())));
    python.environment().put("TF_CPP_MIN_LOG_LEVEL", "3");
    Path log = folder.resolve("python.log");
    python.redirectError(log.toFile());
    Process process = python.start();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(
          interpreter
              + " ended with "
              + process.exitValue()
              + "; it needs keras and tensorflow: "
              + Files.readString(log).strip());
    }
    return ContractJson.mapper().readTree(printed.substring(printed.lastIndexOf('\n') + 1));
  }

  private Path file(String name) throws IOException {
    return Files.writeString(folder.resolve(name), TrainingCase.resource(name));
  }

  private static void write(float[] values, Path file) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    Files.write(file, bytes.array());
  }
}
