package io.millrace.controlplane.artifacts;

import io.millrace.controlplane.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * Answers for a download, as RFC 9110 has it: HEAD, If-None-Match, and one range with or without
 * If-Range. Several ranges at once, and ranges that make no sense, get all of it.
 */
public final class DownloadAnswer {
  private final Download download;
  private final long length;

  private DownloadAnswer(Download download) {
    this.download = download;
    this.length = download.length();
  }

  /**
   * @return null when the answer is complete already: the client has it
   * @throws ProblemException when the range begins behind the end
   */
  public static @Nullable ResponseEntity<StreamingResponseBody> of(
      Download download, HttpServletRequest request, HttpServletResponse response) {
    DownloadAnswer answer = new DownloadAnswer(download);
    return new ServletWebRequest(request, response).checkNotModified(answer.etag())
        ? null
        : answer.to(request, response);
  }

  private String etag() {
    return '"' + download.etag() + '"';
  }

  private ResponseEntity<StreamingResponseBody> to(
      HttpServletRequest request, HttpServletResponse response) {
    boolean head = request.getMethod().equals("HEAD");
    HttpRange range = head ? null : range(request);
    long from = range == null ? 0 : range.getRangeStart(length);
    if (range != null && from >= length) {
      response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + length);
      throw ProblemException.rangeNotSatisfiable(
          "the range begins at byte " + from + "; legal is less than " + length);
    }
    long end = range == null ? length : range.getRangeEnd(length) + 1;
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(range == null ? HttpStatus.OK : HttpStatus.PARTIAL_CONTENT)
            .contentType(MediaType.parseMediaType(download.mediaType()))
            .contentLength(end - from)
            .eTag(etag())
            .header(HttpHeaders.ACCEPT_RANGES, "bytes")
            .header(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(download.fileName()).build().toString());
    if (range != null) {
      answer.header(HttpHeaders.CONTENT_RANGE, "bytes " + from + "-" + (end - 1) + "/" + length);
    }
    return head ? answer.build() : answer.body(target -> download.writeTo(target, from, end));
  }

  private @Nullable HttpRange range(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.RANGE);
    String only = request.getHeader(HttpHeaders.IF_RANGE);
    if (header == null || (only != null && !only.strip().equals(etag()))) {
      return null;
    }
    try {
      List<HttpRange> ranges = HttpRange.parseRanges(header);
      return ranges.size() == 1 ? ranges.get(0) : null;
    } catch (IllegalArgumentException noRange) {
      return null;
    }
  }
}
