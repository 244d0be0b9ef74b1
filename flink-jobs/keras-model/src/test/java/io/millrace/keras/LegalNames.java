package io.millrace.keras;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Asks the reader of models what it knows: it says so when it refuses a name. */
public final class LegalNames {
  private static final Path MODEL = Path.of("src/test/resources/models/legal-hcopd/model.json");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_0-9]+");
  private static final String BEFORE = "legal is one of ";

  private LegalNames() {}

  /** Names that would be legal where a legal model is spoilt. */
  public static Set<String> whenReplaced(String from, String to) {
    String model = compact(read()).replaceFirst(Pattern.quote(from), to);
    InvalidModelException refused =
        catchThrowableOfType(InvalidModelException.class, () -> KerasJson.parse(model));
    String message =
        refused.violations().stream()
            .map(ModelViolation::message)
            .filter(text -> text.contains(BEFORE))
            .findFirst()
            .orElseThrow();
    return NAME.matcher(message.substring(message.indexOf(BEFORE) + BEFORE.length()))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String read() {
    try {
      return Files.readString(MODEL);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String compact(String json) {
    return json.replaceAll("\\s*\\n\\s*", " ").replaceAll(" +", " ");
  }
}
