import math
import numpy as np
import keras
from keras import layers

dense = lambda units, activation="relu": layers.Dense(units, activation=activation)
deep = True
width = int(np.prod((2, 3))) * 4
inputs = keras.Input(shape=(int(math.sqrt(64)),))
x = dense(width)(inputs)
x = dense(width // 2)(x) if deep else x
n_classes = 3
last = "softmax" if n_classes > 2 else "sigmoid"
outputs = dense(n_classes, last)(x)
model = keras.Model(inputs, outputs)
assert model.input_shape == (None, 8)
model.compile(optimizer="adamax", loss="categorical_crossentropy" if n_classes > 2 else "binary_crossentropy",
              metrics=["accuracy"])
