package io.millrace.controlplane.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit log.
 *
 * @param time when it was asked for
 * @param endedAt when it was answered; null while the outcome is unknown
 * @param traceId as in the answer to the request and in the log
 * @param action what was asked for, such as {@code models.create} or {@code trainings.cancel}
 * @param resource path of the thing it was done to
 * @param status that was answered
 * @param code of the problem that was answered
 * @param before the thing as GET answered it before; only told of single entries. Members of a
 *     thing beyond 64 kB are cut
 * @param after the same after it; null when it is gone
 */
record AuditEntry(
    String id,
    Instant time,
    @Nullable Instant endedAt,
    @Nullable String traceId,
    Actor actor,
    String action,
    String resource,
    Outcome outcome,
    @Nullable Integer status,
    @Nullable String code,
    @Schema(nullable = true) @Nullable Map<String, Object> before,
    @Schema(nullable = true) @Nullable Map<String, Object> after) {}
