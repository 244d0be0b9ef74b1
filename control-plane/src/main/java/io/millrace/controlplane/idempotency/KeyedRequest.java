package io.millrace.controlplane.idempotency;

import io.millrace.controlplane.problem.ProblemException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.springframework.web.multipart.MultipartResolver;

/**
 * A request that can be compared with an earlier one, and still be read afterwards.
 *
 * @param bodySha256 lower-case hex; of a multipart request over its parts, since the boundary
 *     between them is another one each time
 */
record KeyedRequest(HttpServletRequest request, String bodySha256) {
  private static final int MAX_BODY = 64 << 20;

  /**
   * @throws org.springframework.web.multipart.MultipartException when the parts cannot be read
   */
  static KeyedRequest of(HttpServletRequest request, MultipartResolver multipart)
      throws IOException, ServletException {
    return multipart.isMultipart(request)
        ? parts(multipart.resolveMultipart(request))
        : body(request);
  }

  private static KeyedRequest body(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(MAX_BODY + 1);
    if (body.length > MAX_BODY) {
      throw ProblemException.tooLarge(
          "the body has more than " + MAX_BODY + " bytes; legal are up to that");
    }
    MessageDigest sha256 = sha256();
    sha256.update(body);
    return new KeyedRequest(new BufferedRequest(request, body), hex(sha256));
  }

  /** Large parts lie on disk and are streamed. */
  private static KeyedRequest parts(HttpServletRequest request)
      throws IOException, ServletException {
    List<Part> parts =
        request.getParts().stream().sorted(Comparator.comparing(Part::getName)).toList();
    MessageDigest sha256 = sha256();
    for (Part part : parts) {
      String head = part.getName() + "\n" + part.getSubmittedFileName() + "\n" + part.getSize();
      sha256.update((head + "\n").getBytes(StandardCharsets.UTF_8));
      try (InputStream in = new DigestInputStream(part.getInputStream(), sha256)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
    }
    return new KeyedRequest(request, hex(sha256));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }
}
