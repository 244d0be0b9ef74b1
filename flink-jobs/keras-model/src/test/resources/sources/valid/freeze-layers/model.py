import tensorflow as tf
from tensorflow.keras import layers

model = tf.keras.Sequential([
    layers.Dense(12, activation='relu', input_shape=(4,), trainable=False),
    layers.Dense(12, activation='relu'),
    layers.Dense(3, activation='softmax'),
])
for layer in model.layers[:-1]:
    layer.trainable = False
model.compile('sgd', 'sparse_categorical_crossentropy', metrics=['acc'])
