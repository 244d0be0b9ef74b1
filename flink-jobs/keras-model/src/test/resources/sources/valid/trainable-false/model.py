import keras
from keras import layers

base = keras.Sequential([keras.Input((7,)), layers.Dense(6, activation="relu"), layers.Dense(5, activation="relu")], name="base")
base.trainable = False
inputs = keras.Input((7,))
x = base(inputs, training=False)
x = layers.Dropout(0.2)(x)
model = keras.Model(inputs, layers.Dense(1, name="head")(x))
model.compile(optimizer=keras.optimizers.Adam(), loss=keras.losses.BinaryCrossentropy(from_logits=True),
              metrics=[keras.metrics.BinaryAccuracy(threshold=0.0)])
