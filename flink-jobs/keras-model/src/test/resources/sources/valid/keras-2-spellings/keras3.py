import tensorflow as tf
from tensorflow.keras import layers

model = tf.keras.Sequential()
model.add(layers.Rescaling(0.5, input_shape=(8, 8, 1)))
model.add(layers.AveragePooling2D(2))
model.add(layers.BatchNormalization())
model.add(layers.Reshape((4, 4)))
model.add(layers.LSTM(8))
model.add(layers.Dense(2, activation='softmax'))
model.compile(tf.keras.optimizers.Adam(learning_rate=0.01),
              tf.keras.losses.CategoricalCrossentropy(), metrics=['accuracy'])
