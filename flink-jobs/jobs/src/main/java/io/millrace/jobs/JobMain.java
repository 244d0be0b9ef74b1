package io.millrace.jobs;

import io.millrace.contracts.job.JobSpec;
import io.millrace.contracts.json.ContractJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The job jar's entry point. Its only argument is a job spec in JSON, or {@code @} and a file with
 * it, which is compressed when its name ends in {@code .gz}.
 */
public final class JobMain {
  private JobMain() {}

  public static void main(String[] args) throws Exception {
    JobSpec spec = readSpec(args);
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    JobDefinitions.define(environment, spec);
    environment.execute(spec.name());
  }

  static JobSpec readSpec(String... args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException(
          args.length
              + " arguments were given; legal is one: a job spec in JSON, or @ and the path of a"
              + " file with it");
    }
    return ContractJson.readJobSpec(
        args[0].startsWith("@") ? readFile(Path.of(args[0].substring(1))) : args[0]);
  }

  private static String readFile(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file);
        InputStream json = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes) {
      return new String(json.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
