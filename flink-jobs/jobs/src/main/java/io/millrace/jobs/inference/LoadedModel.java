package io.millrace.jobs.inference;

import io.millrace.contracts.model.ModelDescriptor;

/** A descriptor and the model it names, ready to score. Has one owner, who releases it once. */
record LoadedModel(ModelDescriptor descriptor, SharedScorers.Lease lease) {
  Scorer scorer() {
    return lease.scorer();
  }

  void release() {
    lease.release();
  }
}
