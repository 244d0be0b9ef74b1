import keras

model = keras.Sequential([keras.layers.Dense(1, activation="sigmoid", input_shape=(10,))])
METRICS = [
    keras.metrics.MeanSquaredError(name="Brier score"),
    keras.metrics.BinaryAccuracy(name="accuracy"),
    keras.metrics.Precision(name="precision"),
    keras.metrics.Recall(name="recall", thresholds=0.4),
    keras.metrics.AUC(name="prc", curve="PR"),
]
model.compile(optimizer=keras.optimizers.Adam(learning_rate=1e-3, beta_1=0.85, amsgrad=False),
              loss=keras.losses.BinaryFocalCrossentropy(gamma=1.5), metrics=METRICS)
