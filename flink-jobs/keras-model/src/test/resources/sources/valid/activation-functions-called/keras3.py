import tensorflow as tf
from tensorflow.keras import layers

inputs = tf.keras.Input((6,))
x = layers.Dense(8)(inputs)
x = layers.Activation("relu")(x)
x = layers.Dense(4)(x)
x = layers.Activation("softmax")(x)
model = tf.keras.Model(inputs, x)
model.compile(optimizer="adam", loss="categorical_crossentropy")
