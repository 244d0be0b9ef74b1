package io.millrace.controlplane.problem;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.error.InvalidDocumentException;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.resource.IllegalParameterException;
import io.millrace.controlplane.tracing.Trace;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/** Gives every error the form of RFC 9457, with our members code, errors and traceId. */
@RestControllerAdvice
class ProblemDetails extends ResponseEntityExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemDetails.class);
  private final DataSize maxFileSize;

  ProblemDetails(MillraceProperties properties) {
    this.maxFileSize = properties.models().maxFileSize();
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Object> handle(ProblemException problem, WebRequest request) {
    return answer(problem, problem, new HttpHeaders(), request);
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Object> handle(InvalidDocumentException invalid, WebRequest request) {
    return answer(invalid, ProblemException.invalid(invalid), new HttpHeaders(), request);
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Object> handle(IllegalParameterException invalid, WebRequest request) {
    return answer(invalid, ProblemException.invalid(invalid), new HttpHeaders(), request);
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Object> handle(InvalidParameterException bytes, WebRequest request) {
    ProblemException problem =
        ProblemException.malformed(
            "PARAMETER_MALFORMED", "a parameter of the address is not UTF-8 text");
    return answer(bytes, problem, new HttpHeaders(), request);
  }

  /** The body ended early, or is no multipart body at all. */
  @ExceptionHandler
  @Nullable ResponseEntity<Object> handle(MultipartException parts, WebRequest request) {
    ProblemException problem =
        parts.getMostSpecificCause() instanceof FileCountLimitExceededException
            ? ProblemException.tooLarge("the body has too many parts")
            : ProblemException.malformed(
                "REQUEST_MALFORMED",
                "the parts of the body cannot be read: "
                    + parts.getMostSpecificCause().getMessage());
    return answer(parts, problem, new HttpHeaders(), request);
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Object> handle(Exception fault, WebRequest request) {
    if (DisconnectedClientHelper.isClientDisconnectedException(fault)) {
      ProblemException problem =
          ProblemException.malformed("REQUEST_MALFORMED", "the body ends in the middle");
      return answer(fault, problem, new HttpHeaders(), request);
    }
    LOG.error("request failed", fault);
    ProblemDetail body =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.INTERNAL_SERVER_ERROR,
            ErrorCode.INTERNAL.description() + " Look there for the traceId.");
    body.setProperty("code", ErrorCode.INTERNAL.name());
    return handleExceptionInternal(
        fault, body, new HttpHeaders(), HttpStatus.INTERNAL_SERVER_ERROR, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException fault,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return answer(fault, RequestFaults.of(fault.getCause()), headers, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
      MaxUploadSizeExceededException fault,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    ProblemException problem =
        ProblemException.tooLarge(
            "the file is too large; legal are up to "
                + maxFileSize.toBytes()
                + " bytes (setting millrace.models.max-file-size)");
    return answer(fault, problem, headers, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException fault, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    return answer(fault, ParameterFaults.of(fault), headers, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException fault,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return answer(fault, ParameterFaults.of(fault), headers, request);
  }

  private @Nullable ResponseEntity<Object> answer(
      Exception fault, ProblemException problem, HttpHeaders headers, WebRequest request) {
    ProblemDetail body = ProblemDetail.forStatusAndDetail(problem.status(), problem.getMessage());
    body.setProperty("code", problem.code());
    body.setProperty("errors", problem.errors());
    return handleExceptionInternal(fault, body, headers, problem.status(), request);
  }

  /** Every answer, ours and Spring's, passes here. */
  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    ProblemDetail detail =
        body instanceof ProblemDetail given ? given : ProblemDetail.forStatus(status);
    if (detail.getProperties() == null || !detail.getProperties().containsKey("code")) {
      detail.setProperty("code", code(status));
    }
    if (!detail.getProperties().containsKey("errors")) {
      detail.setProperty("errors", List.of());
    }
    String code = String.valueOf(detail.getProperties().get("code"));
    HttpServletRequest asked = ((ServletWebRequest) request).getRequest();
    ProblemCode.tell(asked, code);
    detail.setType(URI.create("urn:millrace:problem:" + code));
    detail.setProperty("traceId", Trace.idOf(asked));
    HttpHeaders answered = new HttpHeaders(headers);
    answered.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    return new ResponseEntity<>(detail, answered, status);
  }

  private static String code(HttpStatusCode status) {
    HttpStatus known = HttpStatus.resolve(status.value());
    return known == null ? "HTTP_" + status.value() : known.name();
  }
}
