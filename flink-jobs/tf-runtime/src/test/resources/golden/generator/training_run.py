"""Trains a case's model with train_on_batch and records what came of it."""

import numpy as np
from keras.src.trainers.trainer import Trainer

from golden import EPOCH, STEPS, draw_inputs, encode, rows_of

EVALUATION_ROWS = (7, 3, 12)

# train_on_batch and test_on_batch start with a reset; fit and evaluate go on over the batches.
reset_metrics = Trainer.reset_metrics
Trainer.reset_metrics = lambda model: None


def train(case, model, rng):
    batches = [draw_batch(case, model, rng, case.training.rows) for _ in range(STEPS)]
    held_out = [draw_batch(case, model, rng, rows) for rows in EVALUATION_ROWS]
    model.optimizer.build(model.trainable_variables)
    if case.training.conditioned:
        require_conditioned(case, model, batches)
    losses, epochs = run(case, model, batches)
    document = {
        "batches": [encoded_batch(batch, case.training.without_loss) for batch in batches],
        "losses": losses,
        "epochs": epochs,
        "evaluation": {
            "batches": [encoded_batch(batch, case.training.without_loss) for batch in held_out],
            "metrics": evaluate(model, held_out),
        },
    }
    if case.training.class_weights is not None:
        document["classWeights"] = {str(k): v for k, v in case.training.class_weights.items()}
    return document


def run(case, model, batches):
    """Loss of each batch, and the metrics over each epoch."""
    losses, epochs, seen = [], [], []
    for step, (inputs, labels, weights) in enumerate(batches):
        if step % EPOCH == 0:
            reset_metrics(model)
            seen = []
        model._loss_tracker.reset_state()
        logs = model.train_on_batch(
            single(inputs),
            single(labels),
            sample_weight=weights,
            class_weight=case.training.class_weights,
            return_dict=True,
        )
        losses.append(float(logs["loss"]))
        seen.append((float(logs["loss"]), len(inputs[0])))
        if step % EPOCH == EPOCH - 1:
            logs["loss"] = sum(loss * n for loss, n in seen) / sum(n for _, n in seen)
            epochs.append(values_of(logs))
    assert np.all(np.isfinite(losses)), "a loss is not finite"
    assert len(set(losses)) > STEPS // 2, "the losses are all the same"
    return losses, epochs


def evaluate(model, batches):
    reset_metrics(model)
    logs = {}
    for inputs, labels, weights in batches:
        logs = model.test_on_batch(
            single(inputs), single(labels), sample_weight=weights, return_dict=True
        )
    return values_of(logs)


def values_of(logs):
    """Name to value; a metric with several values gives a list."""
    return {name: np.asarray(value, "float64").tolist() for name, value in logs.items()}


def require_conditioned(case, model, batches):
    """A case in which rounding grows to more than a tenth of what the test allows proves nothing."""
    weights = [v.numpy() for v in model.variables]
    slots = [v.numpy() for v in model.optimizer.variables]
    expected, _ = run(case, model, batches)
    noise = np.random.default_rng(1)
    for variable, start in zip(model.variables, weights):
        perturbed = start
        if np.issubdtype(start.dtype, np.floating):
            perturbed = start * (1 + 3e-7 * noise.uniform(-1, 1, size=start.shape))
        variable.assign(perturbed.astype(start.dtype))
    restore(model.optimizer.variables, slots)
    got, _ = run(case, model, batches)
    restore(model.variables, weights)
    restore(model.optimizer.variables, slots)
    np.testing.assert_allclose(got, expected, rtol=1e-5, err_msg="ill-conditioned")


def restore(variables, values):
    for variable, value in zip(variables, values, strict=True):
        variable.assign(value)


def draw_batch(case, model, rng, rows):
    inputs = draw_inputs(case, model, rng, rows)
    labels = [np.asarray(draw(rng, inputs), "float32") for draw in case.training.labels]
    weights = None
    if case.training.sample_weights:
        weights = rng.uniform(0.2, 2.0, size=rows).astype("float32")
    return inputs, labels, weights


def encoded_batch(batch, without_loss=None):
    """Labels of outputs without a loss are left out; Keras wants some all the same."""
    inputs, labels, weights = batch
    rows = len(inputs[0])
    taken = [label for label, unused in zip(labels, without_loss or [False] * len(labels)) if not unused]
    document = {
        "rows": rows,
        "features": encode(rows_of(inputs, rows)),
        "labels": encode(rows_of(taken, rows)),
    }
    if weights is not None:
        document["sampleWeights"] = encode(weights)
    return document


def single(arrays):
    return arrays if len(arrays) > 1 else arrays[0]
