package io.millrace.controlplane.idempotency;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was answered to a request.
 *
 * @param bodySha256 of the request, lower-case hex
 * @param status null while the first request is still at work
 */
record StoredAnswer(
    String bodySha256, @Nullable Integer status, Map<String, String> headers, String body) {}
