"""Every metric over batches of different sizes; it is kept over the batches and reset with each epoch."""

from keras import layers as L
from keras import metrics as M
from keras import optimizers as O

from golden import Case, Training, keras
from training_losses import CLASSES, bits, classes, numbers, one_hot, positives, shares


def cases():
    yield from binary()
    yield from categorical()
    yield from regression()
    yield from sequences()


def case(name, metrics, loss, labels, width, activation, shape=(5,), **options):
    weighted = options.pop("weighted", False)

    def build():
        model = keras.Sequential(
            [keras.Input(shape), L.Dense(6, activation="tanh"), L.Dense(width, activation=activation)]
        )
        given = [metrics()] if callable(metrics) else metrics
        key = "weighted_metrics" if weighted else "metrics"
        model.compile(optimizer=O.SGD(0.2), loss=loss, **{key: given})
        return model

    return Case("training/metric-" + name, build, training=Training([labels], **options))


def slug(metric):
    return metric.replace("_", "-")


def binary():
    def one(name, metrics, width=1, **options):
        return case(name, metrics, "binary_crossentropy", bits(width), width, "sigmoid", **options)

    for name in ("accuracy", "acc", "binary_accuracy", "binary_crossentropy"):
        yield one("binary-" + slug(name), [name])
    yield one("binary-accuracy-of-three", ["accuracy"], 3)
    objects = {
        "binary-accuracy-threshold": lambda: M.BinaryAccuracy(threshold=0.6),
        "binary-crossentropy-object": lambda: M.BinaryCrossentropy(label_smoothing=0.1),
        "auc": lambda: M.AUC(),
        "auc-pr": lambda: M.AUC(curve="PR"),
        "auc-thresholds": lambda: M.AUC(num_thresholds=20),
        "auc-given-thresholds": lambda: M.AUC(thresholds=[0.3, 0.45, 0.5, 0.6]),
        "auc-majoring": lambda: M.AUC(summation_method="majoring", num_thresholds=20),
        "auc-minoring": lambda: M.AUC(summation_method="minoring", num_thresholds=20),
        "auc-pr-majoring": lambda: M.AUC(curve="PR", summation_method="majoring", num_thresholds=20),
        "precision": lambda: M.Precision(),
        "precision-threshold": lambda: M.Precision(thresholds=0.45),
        "recall": lambda: M.Recall(),
        "recall-threshold": lambda: M.Recall(thresholds=0.55),
        "true-positives": lambda: M.TruePositives(),
        "true-negatives": lambda: M.TrueNegatives(),
        "false-positives": lambda: M.FalsePositives(),
        "false-negatives": lambda: M.FalseNegatives(thresholds=0.4),
        "f1-score-threshold": lambda: M.F1Score(threshold=0.5),
        "precision-at-recall": lambda: M.PrecisionAtRecall(0.6),
        "recall-at-precision": lambda: M.RecallAtPrecision(0.6),
        "sensitivity-at-specificity": lambda: M.SensitivityAtSpecificity(0.6),
        "specificity-at-sensitivity": lambda: M.SpecificityAtSensitivity(0.6),
        "binary-iou": lambda: M.BinaryIoU(target_class_ids=[0, 1], threshold=0.5),
        "hinge": lambda: M.Hinge(),
        "squared-hinge": lambda: M.SquaredHinge(),
        "named": lambda: M.BinaryAccuracy(name="right"),
    }
    for name, make in objects.items():
        yield one(name, make)
    yield one("auc-by-name", ["AUC"])
    yield one("several", ["accuracy", "AUC", "mae"])
    yield one("auc-of-three", lambda: M.AUC(), 3)
    yield one("auc-multi-label", lambda: M.AUC(multi_label=True), 3)
    yield one("precision-of-three", lambda: M.Precision(), 3)
    yield one("f1-score-of-three", lambda: M.F1Score(average="macro", threshold=0.5), 3)
    yield one("sample-weights", ["accuracy", "mae"], sample_weights=True)
    yield one("sample-weights-weighted", ["accuracy", "mae"], sample_weights=True, weighted=True)
    yield one("auc-sample-weights-weighted", lambda: M.AUC(), sample_weights=True, weighted=True)
    yield case(
        "auc-logits",
        lambda: M.AUC(from_logits=True),
        keras.losses.BinaryCrossentropy(from_logits=True),
        bits(),
        1,
        None,
    )


def categorical():
    def indices(name, metrics, **options):
        return case(name, metrics, "sparse_categorical_crossentropy", classes(), CLASSES, "softmax", **options)

    def hot(name, metrics, **options):
        return case(name, metrics, "categorical_crossentropy", one_hot(), CLASSES, "softmax", **options)

    for name in ("accuracy", "sparse_categorical_accuracy", "sparse_categorical_crossentropy"):
        yield indices("sparse-" + slug(name), [name])
    yield indices("sparse-top-k", lambda: M.SparseTopKCategoricalAccuracy(k=2))
    yield indices("sparse-top-k-by-name", ["sparse_top_k_categorical_accuracy"])
    yield indices("sparse-crossentropy-object", lambda: M.SparseCategoricalCrossentropy())
    yield indices("sparse-sample-weights", ["accuracy"], sample_weights=True, weighted=True)
    for name in ("accuracy", "categorical_accuracy", "categorical_crossentropy", "mse", "mae"):
        yield hot("categorical-" + slug(name), [name])
    objects = {
        "top-k": lambda: M.TopKCategoricalAccuracy(k=2),
        "categorical-crossentropy-object": lambda: M.CategoricalCrossentropy(label_smoothing=0.1),
        "f1-score": lambda: M.F1Score(),
        "f1-score-macro": lambda: M.F1Score(average="macro"),
        "f1-score-micro": lambda: M.F1Score(average="micro"),
        "f1-score-weighted": lambda: M.F1Score(average="weighted"),
        "f-beta-score": lambda: M.FBetaScore(average="macro", beta=2.0),
        "precision-class-id": lambda: M.Precision(class_id=1),
        "precision-top-k": lambda: M.Precision(top_k=1),
        "recall-class-id": lambda: M.Recall(class_id=2),
        "recall-top-k": lambda: M.Recall(top_k=2),
        "categorical-hinge": lambda: M.CategoricalHinge(),
        "categorical-auc": lambda: M.AUC(),
        "one-hot-iou": lambda: M.OneHotIoU(num_classes=CLASSES, target_class_ids=[0, 2]),
        "one-hot-mean-iou": lambda: M.OneHotMeanIoU(num_classes=CLASSES),
    }
    for name, make in objects.items():
        yield hot(name, make)
    yield case("kl-divergence", ["kl_divergence"], "mse", shares(CLASSES), CLASSES, "softmax")


def regression():
    def one(name, metrics, width=1, labels=numbers, activation=None, **options):
        return case(name, metrics, "mse", labels(width), width, activation, **options)

    for name in ("mse", "mae", "mean_squared_error", "mean_absolute_error"):
        yield one("regression-" + slug(name), [name], 2)
    for name in ("mape", "msle", "mean_absolute_percentage_error", "mean_squared_logarithmic_error", "poisson"):
        yield one("regression-" + slug(name), [name], 2, positives, "softplus")
    objects = {
        "root-mean-squared-error": lambda: M.RootMeanSquaredError(),
        "r2-score": lambda: M.R2Score(),
        "mean-absolute-error-object": lambda: M.MeanAbsoluteError(),
        "mean-squared-error-object": lambda: M.MeanSquaredError(),
        "log-cosh-error": lambda: M.LogCoshError(),
        "pearson-correlation": lambda: M.PearsonCorrelation(axis=0),
        "concordance-correlation": lambda: M.ConcordanceCorrelation(axis=0),
    }
    for name, make in objects.items():
        yield one(name, make)
    yield one("root-mean-squared-error-of-two", lambda: M.RootMeanSquaredError(), 2)
    yield one("r2-score-of-two", lambda: M.R2Score(), 2)
    yield one("r2-score-weighted", lambda: M.R2Score(class_aggregation="variance_weighted_average"), 2)
    yield one("cosine-similarity", ["cosine_similarity"], 3)
    yield one("cosine-similarity-object", lambda: M.CosineSimilarity(), 3)
    yield one("regression-sample-weights", ["mae"], 2, sample_weights=True, weighted=True)


def sequences():
    time = (4, 5)
    yield case(
        "sequence-sparse-accuracy",
        ["accuracy"],
        "sparse_categorical_crossentropy",
        classes(),
        CLASSES,
        "softmax",
        time,
    )
    yield case("sequence-accuracy", ["accuracy"], "categorical_crossentropy", one_hot(), CLASSES, "softmax", time)
    yield case("sequence-binary-accuracy", ["accuracy"], "binary_crossentropy", bits(), 1, "sigmoid", time)
    yield case("sequence-mae", ["mae", M.RootMeanSquaredError()], "mse", numbers(2), 2, None, time)
