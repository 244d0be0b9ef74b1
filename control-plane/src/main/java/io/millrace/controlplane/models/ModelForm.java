package io.millrace.controlplane.models;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a multipart request, for the description of the API; {@link UploadParts} reads them.
 *
 * @param format guessed from the name of the file when absent
 */
@Schema(name = "ModelUpload")
record ModelForm(
    String name,
    @Nullable String description,
    @Nullable ModelFormat format,
    @Nullable String imports,
    @Nullable String code,
    @Schema(type = "string", format = "binary") @Nullable Object file) {}
