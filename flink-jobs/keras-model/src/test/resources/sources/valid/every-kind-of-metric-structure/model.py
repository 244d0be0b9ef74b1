import keras
from keras import layers

i = keras.Input((5,), name="i")
a = layers.Dense(1, name="a")(i)
b = layers.Dense(3, activation="softmax", name="b")(i)
model = keras.Model(i, {"a": a, "b": b})
model.compile(optimizer="adam",
              loss={"a": "mse", "b": keras.losses.SparseCategoricalCrossentropy()},
              metrics={"a": ["mae", keras.metrics.RootMeanSquaredError(name="rmse")], "b": "accuracy"},
              weighted_metrics=None)
