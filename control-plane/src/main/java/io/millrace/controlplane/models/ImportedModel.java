package io.millrace.controlplane.models;

import io.millrace.contracts.model.ModelArtifact;
import io.millrace.contracts.model.ModelSignature;

/**
 * A SavedModel that was uploaded.
 *
 * @param artifact folder with the SavedModel
 */
public record ImportedModel(ModelArtifact artifact, ModelSignature signature) {}
