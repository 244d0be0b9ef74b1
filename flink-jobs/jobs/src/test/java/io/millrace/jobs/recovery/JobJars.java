package io.millrace.jobs.recovery;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The class path of the test as production splits it: what the profile {@code job-jar} packs, and
 * what lies in the cluster.
 *
 * @param jars that are submitted with a job
 * @param clusterClassPath without any class of ours
 */
record JobJars(List<String> jars, String clusterClassPath) {
  private static final Pattern INCLUDED = Pattern.compile("<include>(.+):(.+)</include>");
  private static final Pattern OURS =
      Pattern.compile(
          ".*/flink-jobs/(contracts|codecs|keras-model|tf-runtime|jobs)/target/(?!test).*");

  /** What a cluster has not; some of a job's libraries Flink has too. */
  private static final Pattern FOREIGN =
      Pattern.compile(
          ".*/(target|org/apache/kafka|org/apache/avro|flink-connector-.*|tools|jhdf|org/junit)/.*");

  /**
   * @param folder for classes that are not packed yet
   */
  static JobJars pack(Path folder) throws IOException {
    List<String> included = included();
    List<String> jars = new ArrayList<>();
    List<String> cluster = new ArrayList<>();
    for (String element : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (OURS.matcher(element).matches() || included.stream().anyMatch(element::contains)) {
        jars.add(jar(Path.of(element), folder.resolve("job-" + jars.size() + ".jar")));
      }
      if (!FOREIGN.matcher(element).matches()) {
        cluster.add(element);
      }
    }
    return new JobJars(jars, String.join(File.pathSeparator, cluster));
  }

  /** Folders of a Maven repository. */
  private static List<String> included() throws IOException {
    return INCLUDED
        .matcher(Files.readString(Path.of("pom.xml")))
        .results()
        .filter(include -> !include.group(1).equals("io.millrace"))
        .map(JobJars::folder)
        .toList();
  }

  private static String folder(MatchResult include) {
    String group = "/" + include.group(1).replace('.', '/') + "/";
    return include.group(2).equals("*") ? group : group + include.group(2) + "/";
  }

  private static String jar(Path element, Path target) throws IOException {
    if (Files.isRegularFile(element)) {
      return element.toString();
    }
    try (OutputStream file = Files.newOutputStream(target);
        JarOutputStream jar = new JarOutputStream(file);
        Stream<Path> classes = Files.walk(element)) {
      for (Path path : classes.filter(Files::isRegularFile).toList()) {
        jar.putNextEntry(new JarEntry(element.relativize(path).toString()));
        Files.copy(path, jar);
        jar.closeEntry();
      }
    }
    return target.toString();
  }
}
