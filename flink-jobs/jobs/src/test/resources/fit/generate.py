"""Writes the fixtures of this folder with real Keras and scikit-learn.

keras.json: a training with EarlyStopping(restore_best_weights), ReduceLROnPlateau and class_weight.
evaluation.json: what scikit-learn and NumPy say of predictions.
Usage: python generate.py (keras 3.15.1, tensorflow, scikit-learn)
"""

import json
import pathlib

import numpy as np

HERE = pathlib.Path(__file__).parent


def floats(array):
    return [float(value) for value in np.asarray(array).reshape(-1)]


def keras_fixture():
    import keras

    keras.utils.set_random_seed(7)
    random = np.random.default_rng(3)
    labels = random.integers(0, 3, 90)
    features = (random.normal(size=(90, 4)) + labels[:, None] * [0.9, -0.7, 0.5, 0.0]).astype("float32")
    model = keras.Sequential(
        [
            keras.Input((4,), name="measures"),
            keras.layers.Dense(16, activation="tanh", name="hidden"),
            keras.layers.Dense(3, activation="softmax", name="species"),
        ],
        name="flowers",
    )
    model.compile(keras.optimizers.Adam(0.1), "sparse_categorical_crossentropy", metrics=["accuracy"])
    architecture = keras.saving.serialize_keras_object(model)
    initial = [(weight.path, list(weight.shape), floats(weight.numpy())) for weight in model.weights]
    stopping = keras.callbacks.EarlyStopping("val_loss", patience=6, min_delta=0.001, restore_best_weights=True)
    plateau = keras.callbacks.ReduceLROnPlateau("val_loss", factor=0.5, patience=1, cooldown=2, min_delta=0.0, min_lr=0.02)
    rates = []
    rate = keras.callbacks.LambdaCallback(
        on_epoch_begin=lambda epoch, logs: rates.append(float(model.optimizer.learning_rate.numpy()))
    )
    history = model.fit(
        features[:60],
        labels[:60],
        batch_size=8,
        epochs=40,
        shuffle=False,
        validation_data=(features[60:80], labels[60:80]),
        class_weight={0: 2.0, 2: 0.5},
        callbacks=[rate, stopping, plateau],
        verbose=0,
    )
    return {
        "architecture": architecture,
        "weights": [{"name": n, "shape": s, "values": v} for n, s, v in initial],
        "features": [floats(row) for row in features],
        "labels": [int(label) for label in labels],
        "expected": {
            "bestEpoch": stopping.best_epoch + 1,
            "learningRates": rates,
            "history": {name: floats(values) for name, values in history.history.items() if name != "learning_rate"},
            "weights": [floats(weight.numpy()) for weight in model.weights],
            "test": dict(zip(["loss", "accuracy"], floats(model.evaluate(features[80:], labels[80:], batch_size=8, verbose=0)))),
        },
    }


def report(labels, predicted, classes):
    from sklearn import metrics

    precision, recall, f1, support = metrics.precision_recall_fscore_support(
        labels, predicted, labels=range(classes), zero_division=0
    )
    return {
        "confusion": metrics.confusion_matrix(labels, predicted, labels=range(classes)).tolist(),
        "precision": floats(precision),
        "recall": floats(recall),
        "f1": floats(f1),
        "support": [int(count) for count in support],
        "accuracy": float(metrics.accuracy_score(labels, predicted)),
    }


def classes_fixture(random):
    labels = random.integers(0, 4, 60)
    labels[labels == 3] = 1  # one class without examples
    predictions = random.dirichlet(np.ones(4), 60).astype("float32")
    predictions[:30, :] += np.eye(4, dtype="float32")[labels[:30]]
    predicted = predictions.argmax(axis=1)
    return {
        "predictions": [floats(row) for row in predictions],
        "labels": [int(label) for label in labels],
        "expected": report(labels, predicted, 4),
    }


def binary_fixture(random):
    from sklearn import metrics

    labels = random.integers(0, 2, 150)
    scores = (1 / (1 + np.exp(-random.normal(labels * 1.5 - 0.7)))).astype("float32").round(2)  # with ties
    expected = report(labels, (scores > 0.5).astype(int), 2)
    false_positives, true_positives, thresholds = metrics.roc_curve(labels, scores, drop_intermediate=True)
    precision, recall, _ = metrics.precision_recall_curve(labels, scores)
    expected["rocAuc"] = float(metrics.roc_auc_score(labels, scores))
    expected["averagePrecision"] = float(metrics.average_precision_score(labels, scores))
    expected["roc"] = [list(point) for point in zip(floats(false_positives), floats(true_positives))]
    expected["precisionRecall"] = [list(point) for point in zip(floats(recall[:-1][::-1]), floats(precision[:-1][::-1]))]
    return {"predictions": [[float(score)] for score in scores], "labels": [int(l) for l in labels], "expected": expected}


def regression_fixture(random):
    from sklearn import metrics

    given = random.normal(5, 3, 200).astype("float32")
    predicted = (given + random.normal(0.2, 1, 200)).astype("float32")
    residuals = predicted.astype("float64") - given
    counts, edges = np.histogram(residuals.astype("float32").astype("float64"), bins=30)
    return {
        "predictions": [[float(value)] for value in predicted],
        "labels": floats(given),
        "expected": {
            "meanError": float(residuals.mean()),
            "meanAbsoluteError": float(metrics.mean_absolute_error(given, predicted)),
            "rootMeanSquaredError": float(metrics.root_mean_squared_error(given.astype("float64"), predicted.astype("float64"))),
            "r2": float(metrics.r2_score(given.astype("float64"), predicted.astype("float64"))),
            "residuals": floats(np.quantile(residuals, [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1])),
            "histogram": [int(count) for count in counts],
            "edges": floats(edges),
        },
    }


def write(name, content):
    (HERE / name).write_text(json.dumps(content, indent=1) + "\n")


if __name__ == "__main__":
    random = np.random.default_rng(11)
    write("keras.json", keras_fixture())
    write(
        "evaluation.json",
        {"classes": classes_fixture(random), "binary": binary_fixture(random), "regression": regression_fixture(random)},
    )
