package io.millrace.controlplane.models;

import io.millrace.contracts.error.InvalidDocumentException;
import io.millrace.contracts.error.Violation;
import io.millrace.controlplane.modelfiles.FileStore;
import io.millrace.controlplane.modelfiles.ReceivedFile;
import io.millrace.controlplane.problem.ProblemException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a model from the parts of a multipart request, as strictly as from JSON. */
@Component
class UploadParts {
  private static final String FILE = "file";
  private static final TreeSet<String> LEGAL =
      new TreeSet<>(List.of("name", "description", "format", "imports", "code", FILE));
  private static final int MAX_TEXT = 16 << 20;
  private final FileStore files;

  UploadParts(FileStore files) {
    this.files = files;
  }

  /**
   * @throws ProblemException when a part is unknown, given twice, or not what it should be
   */
  ModelUpload read(HttpServletRequest request) throws IOException, ServletException {
    Map<String, Part> parts = byName(request.getParts());
    Part file = parts.get(FILE);
    ModelFormat format = format(parts.get("format"), file);
    boolean textFile = file != null && format != null && format.isText();
    if (textFile && parts.containsKey("code")) {
      throw invalid("/file", "'code' and 'file' are both given; legal is one of them");
    }
    ModelRequest model =
        new ModelRequest(
            text(parts.get("name")),
            text(parts.get("description")),
            format,
            text(parts.get("imports")),
            text(textFile ? file : parts.get("code")),
            null);
    return new ModelUpload(model, file == null || textFile ? null : receive(file));
  }

  private static Map<String, Part> byName(Collection<Part> parts) {
    Map<String, Part> byName = new HashMap<>();
    for (Part part : parts) {
      String name = part.getName();
      if (!LEGAL.contains(name)) {
        throw ProblemException.malformed(
            "FIELD_UNKNOWN",
            "/" + name,
            "'" + name + "' is not known here; legal is " + String.join(", ", LEGAL));
      }
      if (byName.put(name, part) != null) {
        throw ProblemException.malformed(
            "REQUEST_MALFORMED", "/" + name, "'" + name + "' is given twice; legal is once");
      }
    }
    return byName;
  }

  private static @Nullable ModelFormat format(@Nullable Part part, @Nullable Part file)
      throws IOException {
    String given = text(part);
    if (given != null && !given.isBlank()) {
      return named(given.strip());
    }
    if (file == null) {
      return null;
    }
    String name = Optional.ofNullable(file.getSubmittedFileName()).orElse("");
    return ModelFormat.ofFile(name)
        .orElseThrow(
            () ->
                invalid(
                    "/format",
                    "'format' is missing and cannot be guessed from the file name '"
                        + name
                        + "'; legal is one of "
                        + ModelFormat.legal()
                        + ", or a file name that ends in "
                        + ModelFormat.legalEndings()));
  }

  private static ModelFormat named(String given) {
    try {
      return ModelFormat.valueOf(given);
    } catch (IllegalArgumentException e) {
      throw ProblemException.malformed(
          "REQUEST_MALFORMED",
          "/format",
          "'" + given + "' is not legal; legal is one of " + ModelFormat.legal());
    }
  }

  private ReceivedFile receive(Part file) throws IOException {
    if (file.getSize() == 0) {
      throw invalid("/file", "the file is empty; legal is the file of a model");
    }
    return files.receive(file);
  }

  private static @Nullable String text(@Nullable Part part) throws IOException {
    if (part == null) {
      return null;
    }
    String pointer = "/" + part.getName();
    if (part.getSize() > MAX_TEXT) {
      throw invalid(
          pointer,
          "'" + part.getName() + "' has " + part.getSize() + " bytes; legal are up to " + MAX_TEXT);
    }
    try (InputStream in = part.getInputStream()) {
      ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes());
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw invalid(pointer, "'" + part.getName() + "' is not UTF-8 text");
    }
  }

  private static InvalidDocumentException invalid(String pointer, String message) {
    return new InvalidDocumentException("model", List.of(Violation.at(pointer, message)));
  }
}
