package io.millrace.controlplane.problem;

import io.millrace.contracts.error.Violation;
import io.millrace.controlplane.resource.IllegalParameterException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Says of parameters what was given and what is legal. */
final class ParameterFaults {
  private ParameterFaults() {}

  static ProblemException of(TypeMismatchException fault) {
    String name = String.valueOf(fault.getPropertyName());
    if (fault instanceof MethodArgumentTypeMismatchException argument) {
      name = name(argument);
    }
    Violation violation = violation(name, fault.getValue(), fault.getRequiredType());
    return ProblemException.invalid(new IllegalParameterException(List.of(violation)));
  }

  private static String name(MethodArgumentTypeMismatchException fault) {
    MethodParameter parameter = fault.getParameter();
    RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
    return header == null ? fault.getName() : header.name();
  }

  /** Parameters that are read together, as a record. */
  static ProblemException of(MethodArgumentNotValidException fault) {
    Class<?> record = fault.getParameter().getParameterType();
    List<Violation> violations =
        fault.getBindingResult().getFieldErrors().stream()
            .sorted(Comparator.comparing(FieldError::getField))
            .map(error -> violation(record, error))
            .toList();
    return ProblemException.invalid(new IllegalParameterException(violations));
  }

  private static Violation violation(Class<?> record, FieldError error) {
    return violation(error.getField(), error.getRejectedValue(), type(record, error.getField()));
  }

  private static Violation violation(String name, @Nullable Object value, @Nullable Class<?> type) {
    String given = value instanceof Object[] many ? text(Arrays.stream(many)) : text(value);
    return Violation.at(
        "/" + name,
        "parameter '" + name + "' has the value '" + given + "'; legal is " + legal(type));
  }

  private static String text(@Nullable Object value) {
    return value instanceof List<?> many ? text(many.stream()) : String.valueOf(value);
  }

  private static String text(Stream<?> values) {
    return values.map(String::valueOf).collect(Collectors.joining(","));
  }

  private static String legal(@Nullable Class<?> type) {
    return type == Instant.class
        ? "a time as in RFC 3339, for example 2026-01-31T12:00:00Z"
        : RequestFaults.legalParameter(type);
  }

  /** That of one element when it is a list. */
  private static @Nullable Class<?> type(Class<?> record, String component) {
    return Arrays.stream(record.getRecordComponents())
        .filter(candidate -> candidate.getName().equals(component))
        .findFirst()
        .map(ParameterFaults::element)
        .orElse(null);
  }

  private static Class<?> element(RecordComponent component) {
    if (component.getGenericType() instanceof ParameterizedType list) {
      Type element = list.getActualTypeArguments()[0];
      return element instanceof Class<?> type ? type : Object.class;
    }
    return component.getType();
  }
}
