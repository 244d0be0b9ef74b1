import tensorflow as tf
from tensorflow.keras import layers
from tensorflow.keras.layers.experimental import preprocessing

model = tf.keras.Sequential()
model.add(preprocessing.Rescaling(0.5, input_shape=(8, 8, 1)))
model.add(layers.AveragePooling2D())
model.add(layers.BatchNormalization(fused=True))
model.add(layers.Reshape((4, 4)))
model.add(layers.LSTM(8, time_major=False, implementation=2))
model.add(layers.Dense(2, activation='softmax'))
model.compile(tf.keras.optimizers.legacy.Adam(lr=0.01, decay=0.0),
              tf.keras.losses.CategoricalCrossentropy(reduction='auto'), ['accuracy'])
