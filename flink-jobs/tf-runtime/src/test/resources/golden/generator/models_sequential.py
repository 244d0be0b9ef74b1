"""Sequential models."""

from keras import layers as L
from keras import regularizers, optimizers

from golden import Case, keras, padded, padded_tokens, positive, tokens


def cases():
    for build, data in (
        (kafka_ml_hcopd, None),
        (kafka_ml_mnist, positive),
        (kafka_ml_parking, None),
        (kafka_ml_no2, None),
        (kafka_ml_views, positive),
        (mlp, None),
        (mlp_regularized, None),
        (regression_normalized, None),
        (cnn, positive),
        (vgg_small, positive),
        (separable_net, positive),
        (dense_autoencoder, positive),
        (conv_autoencoder, positive),
        (lstm_text, padded_tokens(20)),
        (lstm_text_unmasked, tokens(20)),
        (bilstm_text, padded_tokens(20)),
        (text_average, tokens(20)),
        (gru_sequence, None),
        (char_rnn, tokens(12)),
        (masked_sequence_regression, padded()),
        (timeseries_cnn, None),
        (lstm_autoencoder, None),
        (conv_lstm_text, tokens(20)),
        (frozen_layers, None),
        (nested_classifier, positive),
        (augmented, positive),
        (noise_of_all_kinds, None),
    ):
        name = "models/" + build.__name__.replace("_", "-")
        yield Case(name, build, data) if data else Case(name, build)


def compiled(layers, loss="mse", optimizer="adam", metrics=None):
    model = keras.Sequential(layers)
    model.compile(optimizer=optimizer, loss=loss, metrics=metrics)
    return model


def kafka_ml_hcopd():
    return compiled(
        [
            keras.Input((3,)),
            L.Dropout(0.2),
            L.Dense(4, activation="sigmoid"),
            L.Dense(2, activation="softmax"),
        ],
        keras.losses.SparseCategoricalCrossentropy(),
        optimizers.Adam(learning_rate=0.0001),
        ["accuracy"],
    )


def kafka_ml_mnist():
    return compiled(
        [
            keras.Input((28, 28)),
            L.Flatten(),
            L.Dense(16, activation="relu"),
            L.Dense(10, activation="softmax"),
        ],
        "sparse_categorical_crossentropy",
        "adam",
        ["accuracy"],
    )


def kafka_ml_parking():
    return compiled(
        [
            keras.Input((6,)),
            L.Dense(16, activation="relu"),
            L.Dense(16, activation="relu"),
            L.Dense(1),
        ],
        "mse",
        optimizers.Adam(0.001),
        ["mae", "mse"],
    )


def kafka_ml_no2():
    return compiled(
        [
            keras.Input((7, 3)),
            L.Conv1D(8, 3, activation="relu"),
            L.MaxPooling1D(2),
            L.Flatten(),
            L.Dense(8, activation="relu"),
            L.Dense(1, activation="linear"),
        ],
        "huber",
        optimizers.SGD(learning_rate=0.01, momentum=0.9),
        ["mae", "mse", "mape"],
    )


def kafka_ml_views():
    return compiled(
        [
            keras.Input((28, 28, 1)),
            L.Conv2D(4, kernel_size=(3, 3), activation="relu"),
            L.MaxPooling2D(pool_size=(2, 2)),
            L.Flatten(),
            L.Dropout(0.5),
            L.Dense(10, activation="softmax"),
        ],
        "categorical_crossentropy",
        "adam",
        ["accuracy"],
    )


def mlp():
    return compiled(
        [
            keras.Input((8,)),
            L.Dense(16, activation="relu"),
            L.BatchNormalization(),
            L.Dropout(0.3),
            L.Dense(8),
            L.LeakyReLU(negative_slope=0.1),
            L.Dense(1, activation="sigmoid"),
        ],
        "binary_crossentropy",
        "rmsprop",
        ["accuracy", keras.metrics.AUC()],
    )


def mlp_regularized():
    return compiled(
        [
            keras.Input((8,)),
            L.Dense(12, activation="elu", kernel_regularizer=regularizers.l2(0.001)),
            L.Dense(12, activation="elu", kernel_regularizer=regularizers.L1L2(0.001, 0.002)),
            L.GaussianNoise(0.1),
            L.Dense(1, activity_regularizer="l2"),
        ],
        optimizer=optimizers.Adam(
            optimizers.schedules.InverseTimeDecay(0.001, decay_steps=1000, decay_rate=1)
        ),
    )


def regression_normalized():
    return compiled(
        [
            keras.Input((3,)),
            L.Normalization(mean=[1.0, -0.5, 0.2], variance=[2.0, 0.5, 1.5]),
            L.Dense(8, activation="relu"),
            L.Dense(1),
        ],
        "mean_absolute_error",
        optimizers.Adam(0.001),
    )


def cnn():
    return compiled(
        [
            keras.Input((16, 16, 3)),
            L.Conv2D(6, (3, 3), activation="relu"),
            L.MaxPooling2D((2, 2)),
            L.Conv2D(8, (3, 3), activation="relu"),
            L.MaxPooling2D((2, 2)),
            L.Flatten(),
            L.Dense(8, activation="relu"),
            L.Dense(10),
        ],
        keras.losses.SparseCategoricalCrossentropy(from_logits=True),
        "adam",
        ["accuracy"],
    )


def vgg_small():
    layers = [keras.Input((16, 16, 3))]
    for filters in (4, 6):
        for _ in range(2):
            layers += [L.Conv2D(filters, 3, padding="same"), L.BatchNormalization(), L.Activation("relu")]
        layers += [L.MaxPooling2D(), L.Dropout(0.25)]
    layers += [L.Flatten(), L.Dense(8, activation="relu"), L.Dropout(0.5), L.Dense(5, activation="softmax")]
    return compiled(layers, "categorical_crossentropy", "adam", ["accuracy"])


def separable_net():
    return compiled(
        [
            keras.Input((12, 12, 3)),
            L.Rescaling(1.0 / 255),
            L.SeparableConv2D(6, 3, strides=2, padding="same", use_bias=False),
            L.BatchNormalization(),
            L.ReLU(max_value=6.0),
            L.DepthwiseConv2D(3, padding="same"),
            L.Conv2D(8, 1, activation="relu"),
            L.GlobalAveragePooling2D(),
            L.Dense(4, activation="softmax"),
        ],
        "sparse_categorical_crossentropy",
        "adam",
        ["sparse_categorical_accuracy"],
    )


def dense_autoencoder():
    return compiled(
        [
            keras.Input((8, 8)),
            L.Flatten(),
            L.Dense(10, activation="relu"),
            L.Dense(64, activation="sigmoid"),
            L.Reshape((8, 8)),
        ],
        "binary_crossentropy",
    )


def conv_autoencoder():
    return compiled(
        [
            keras.Input((12, 12, 1)),
            L.Conv2D(6, 3, activation="relu", padding="same", strides=2),
            L.Conv2D(4, 3, activation="relu", padding="same", strides=2),
            L.Conv2DTranspose(4, 3, strides=2, activation="relu", padding="same"),
            L.Conv2DTranspose(6, 3, strides=2, activation="relu", padding="same"),
            L.Conv2D(1, 3, activation="sigmoid", padding="same"),
        ],
        "binary_crossentropy",
    )


def lstm_text():
    return compiled(
        [
            keras.Input((9,)),
            L.Embedding(20, 6, mask_zero=True),
            L.LSTM(5),
            L.Dense(4, activation="relu"),
            L.Dense(1, activation="sigmoid"),
        ],
        "binary_crossentropy",
        "adam",
        ["accuracy"],
    )


def lstm_text_unmasked():
    return compiled(
        [keras.Input((9,)), L.Embedding(20, 6), L.SpatialDropout1D(0.2), L.LSTM(5, dropout=0.2), L.Dense(3, activation="softmax")],
        "sparse_categorical_crossentropy",
    )


def bilstm_text():
    return compiled(
        [
            keras.Input((9,)),
            L.Embedding(20, 6, mask_zero=True),
            L.Bidirectional(L.LSTM(4, return_sequences=True)),
            L.Bidirectional(L.LSTM(3)),
            L.Dense(4, activation="relu"),
            L.Dropout(0.5),
            L.Dense(1),
        ],
        keras.losses.BinaryCrossentropy(from_logits=True),
        optimizers.Adam(1e-4),
        [keras.metrics.BinaryAccuracy(threshold=0.5)],
    )


def text_average():
    return compiled(
        [
            keras.Input((9,)),
            L.Embedding(20, 6),
            L.Dropout(0.2),
            L.GlobalAveragePooling1D(),
            L.Dropout(0.2),
            L.Dense(1, activation="sigmoid"),
        ],
        keras.losses.BinaryCrossentropy(),
        "adam",
        [keras.metrics.BinaryAccuracy(threshold=0.5)],
    )


def gru_sequence():
    return compiled(
        [
            keras.Input((7, 3)),
            L.GRU(5, return_sequences=True),
            L.GRU(4),
            L.Dense(2),
        ],
        optimizer=optimizers.Nadam(0.002),
    )


def char_rnn():
    return compiled(
        [
            keras.Input((8,)),
            L.Embedding(12, 6),
            L.GRU(8, return_sequences=True),
            L.TimeDistributed(L.Dense(12, activation="softmax")),
        ],
        "sparse_categorical_crossentropy",
    )


def masked_sequence_regression():
    return compiled(
        [
            keras.Input((7, 3)),
            L.Masking(mask_value=0.0),
            L.SimpleRNN(6, return_sequences=True),
            L.LSTM(4),
            L.Dense(1),
        ],
        "mae",
    )


def timeseries_cnn():
    layers = [keras.Input((16, 2))]
    for _ in range(2):
        layers += [L.Conv1D(6, kernel_size=3, padding="same"), L.BatchNormalization(), L.ReLU()]
    layers += [L.GlobalAveragePooling1D(), L.Dense(3, activation="softmax")]
    return compiled(layers, "sparse_categorical_crossentropy", "adam", ["sparse_categorical_accuracy"])


def lstm_autoencoder():
    return compiled(
        [
            keras.Input((6, 2)),
            L.LSTM(5, activation="relu"),
            L.RepeatVector(6),
            L.LSTM(5, activation="relu", return_sequences=True),
            L.TimeDistributed(L.Dense(2)),
        ]
    )


def conv_lstm_text():
    return compiled(
        [
            keras.Input((12,)),
            L.Embedding(20, 6),
            L.Conv1D(8, 5, activation="relu"),
            L.MaxPooling1D(pool_size=2),
            L.LSTM(5),
            L.Dense(1, activation="sigmoid"),
        ],
        "binary_crossentropy",
    )


def frozen_layers():
    model = compiled(
        [keras.Input((5,)), L.Dense(6, activation="tanh", trainable=False), L.BatchNormalization(), L.Dense(1)]
    )
    model.layers[1].trainable = False
    model.compile(optimizer="sgd", loss="mse")
    return model


def nested_classifier():
    base = keras.Sequential(
        [keras.Input((8, 8, 3)), L.Conv2D(4, 3, activation="relu"), L.BatchNormalization()], name="base"
    )
    base.trainable = False
    return compiled(
        [keras.Input((8, 8, 3)), base, L.GlobalAveragePooling2D(), L.Dense(3, activation="softmax")],
        "sparse_categorical_crossentropy",
    )


def augmented():
    return compiled(
        [
            keras.Input((10, 10, 3)),
            L.RandomFlip("horizontal"),
            L.RandomRotation(0.1),
            L.RandomZoom(0.1),
            L.Conv2D(4, 3, activation="relu"),
            L.GlobalMaxPooling2D(),
            L.Dense(3, activation="softmax"),
        ],
        "sparse_categorical_crossentropy",
    )


def noise_of_all_kinds():
    """Gradients go through all of them."""
    return compiled(
        [
            keras.Input((4, 3)),
            L.Dense(4, activation="tanh"),
            L.Dropout(0.2),
            L.Dropout(0.2, noise_shape=(None, 1, 4)),
            L.GaussianNoise(0.1),
            L.GaussianDropout(0.2),
            L.AlphaDropout(0.2),
            L.SpatialDropout1D(0.2),
            L.Dense(1),
        ]
    )
