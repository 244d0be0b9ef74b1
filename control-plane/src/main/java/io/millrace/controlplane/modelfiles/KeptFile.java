package io.millrace.controlplane.modelfiles;

import io.millrace.contracts.model.ModelArtifact;

/**
 * An uploaded file that a model was read from.
 *
 * @param name as its writer called it
 * @param sha256 of the file as it was sent, lower-case hex
 * @param sizeBytes of the file as it was sent
 * @param artifact the folder it is kept in: the file itself, or what a zip file unpacked to
 */
public record KeptFile(String name, String sha256, long sizeBytes, ModelArtifact artifact) {}
